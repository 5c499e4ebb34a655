// The server's port for what it is to answer, and for what it saw.

export class Script {
  constructor(port) {
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Sets what the next calls are answered with. */
  async tell(answers) {
    const body = answers.map((answer) => JSON.stringify(answer)).join("\n");
    await this.#fetched("/script", { method: "POST", body });
  }

  /** Returns the calls since then: their operations, protocols and inputs. */
  async seen() {
    return JSON.parse(await this.#fetched("/seen"));
  }

  async #fetched(path, options) {
    const response = await fetch(this.url + path, options);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text;
  }
}
