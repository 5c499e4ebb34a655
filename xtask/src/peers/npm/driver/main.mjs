// The packages of npm call what is planned: what handlers see is what was given, what comes back is what they answered.
// The arguments are the folder of models, names and ports (`datazone=8080`), and names and packages
// (`datazone=@aws-sdk/client-datazone`); the calls are in `calls.jsonl`, one JSON value a line.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Script } from "./server.mjs";
import { NotKnown, Shapes, difference } from "./shapes.mjs";

const counts = new Map();

function count(name) {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** A package, its client, and the shapes of its model. */
class Peer {
  static async of(name, port, module, models) {
    const peer = new Peer();
    peer.package = await import(module);
    peer.shapes = new Shapes(join(models, name, "model.json"), peer.package);
    const Client = peer.package[Object.keys(peer.package).find((name) => name !== "__Client" && name.endsWith("Client"))];
    peer.client = new Client({
      endpoint: `http://127.0.0.1:${port}`,
      region: "eu-west-1",
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
      maxAttempts: 1,
    });
    return peer;
  }

  /** Returns what the package returns: a value for each page, or an error. */
  async called(call, input) {
    if (call.kind !== "paginators") return [await this.client.send(new (this.#known(`${call.operation}Command`))(input))];
    const pages = [];
    for await (const page of this.#known(`paginate${call.operation}`)({ client: this.client }, input)) pages.push(page);
    return pages;
  }

  #known(name) {
    if (this.package[name] === undefined) throw new NotKnown(name);
    return this.package[name];
  }

  /** Makes a call, and returns the difference from what was answered. */
  async answered(call) {
    const input = this.shapes.message(call.operation, "input", call.inputs[0]);
    if (call.kind === "errors") return this.failed(call, input, call.answers[0]);
    const expected = call.answers.map(({ output }) => this.shapes.message(call.operation, "output", output));
    const found = await this.called(call, input);
    for (const output of found) {
      delete output.$metadata;
      for (const [name, value] of Object.entries(output)) {
        if (typeof value?.transformToByteArray === "function" && !(value instanceof Uint8Array)) {
          output[name] = await value.transformToByteArray();
        }
      }
    }
    return difference(expected, found);
  }

  async failed(call, input, { error: name, members }) {
    const expected = this.shapes.error(name, members);
    try {
      await this.called(call, input);
    } catch (error) {
      if (error instanceof NotKnown) throw error;
      if (error.name !== name || !(error instanceof this.package[name])) return `: expected ${name}, found ${error}`;
      // The package has a message of its own where there is none.
      const message = error.message === "UnknownError" ? "" : error.message;
      const of = (member) => [member, member.toLowerCase() === "message" ? message : error[member]];
      return difference(expected, Object.fromEntries(Object.keys(expected).map(of)));
    }
    return `: expected ${name}, found an output`;
  }
}

const [models, ...pairs] = process.argv.slice(2);
const ports = new Map();
const peers = new Map();
for (const [name, value] of pairs.map((pair) => pair.split("="))) {
  if (value.startsWith("@")) peers.set(name, await Peer.of(name, ports.get(name), value, models));
  else ports.set(name, value);
}
const script = new Script(ports.get("control"));
const operations = new Set();
for (const line of readFileSync("calls.jsonl", "utf8").trim().split("\n")) {
  const call = JSON.parse(line);
  await script.tell(call.answers);
  let found;
  try {
    found = await peers.get(call.service).answered(call);
  } catch (error) {
    if (error instanceof NotKnown) {
      count("left out, as the packages do not know all of them");
      continue;
    }
    found = `: ${error.stack}`;
  }
  operations.add(`${call.service} ${call.operation}`);
  count(call.kind);
  const failed = (text) => console.log(`FAILED ${call.service} ${call.operation} (${call.kind}) ${text}`.replaceAll("\n", " "));
  if (found !== undefined) failed(`was answered${found}`);
  const seen = await script.seen();
  const given = difference(call.inputs, seen.map(({ input }) => input));
  if (given !== undefined) failed(`was given${given}`);
  seen.forEach(({ protocol }) => count(`${call.service} in ${protocol.split("#")[1]}`));
}
console.log(`${operations.size} operations`);
counts.forEach((count, name) => console.log(`${count} ${name}`));
