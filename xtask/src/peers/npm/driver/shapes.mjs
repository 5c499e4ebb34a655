// Values of a model's shapes as the packages have them: times are `Date`, bytes `Uint8Array`.

import { readFileSync } from "node:fs";

/** The member of a union that no model has. */
const TOMORROW = "aMemberOfTomorrow";

/** A shape or a member that the package does not know: it was made of another day's model. */
export class NotKnown extends Error {}

export class Shapes {
  /** Reads a model; `schemas` are the exports of a package. */
  constructor(path, schemas) {
    this.schemas = schemas;
    this.shapes = JSON.parse(readFileSync(path, "utf8")).shapes;
    const service = Object.keys(this.shapes).find((id) => this.shapes[id].type === "service");
    this.namespace = service.split("#")[0];
  }

  /** Returns the input or the output (`input`, `output`) of an operation, of JSON as handlers have it. */
  message(operation, kind, json) {
    return this.value(this.shapes[`${this.namespace}#${operation}`][kind]?.target ?? "smithy.api#Unit", json);
  }

  /** Returns the members of an error. */
  error(name, json) {
    return this.value(`${this.namespace}#${name}`, json);
  }

  /** Returns a value of JSON as handlers have it. */
  value(target, json) {
    if (json === null) return json;
    const shape = this.shapes[target] ?? { type: target.split("#")[1].toLowerCase() };
    const entries = (of) => Object.fromEntries(Object.entries(json).map(([name, value]) => [name, of(name, value)]));
    const member = (name, value) => {
      if (!this.#names(target).includes(name)) throw new NotKnown(`${target}$${name}`);
      return this.value(shape.members[name].target, value);
    };
    switch (shape.type) {
      case "union":
        if (TOMORROW in json) return { $unknown: [TOMORROW, json[TOMORROW]] };
        return entries(member);
      case "structure":
        return entries(member);
      case "list":
        return json.map((element) => this.value(shape.member.target, element));
      case "map":
        return entries((_, value) => this.value(shape.value.target, value));
      case "timestamp":
        return new Date(typeof json === "number" ? json * 1000 : json);
      case "blob":
        return new Uint8Array(Buffer.from(json, "base64"));
      default:
        return json;
    }
  }

  /** Returns the members that the package knows of a structure or union. */
  #names(target) {
    const schema = this.schemas[`${target.split("#")[1]}$`];
    if (schema === undefined) throw new NotKnown(target);
    return schema[4];
  }
}

/** Returns the first difference of two values, with its place; `undefined` if there is none. */
export function difference(expected, found, place = "") {
  const differ = `${place}: expected ${text(expected)}, found ${text(found)}`;
  const kinds = [expected, found].map(kind);
  if (kinds[0] !== kinds[1]) return differ;
  if (kinds[0] !== "object") return Object.is(plain(expected), plain(found)) ? undefined : differ;
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  for (const name of names) {
    const inner = difference(expected[name], found[name], `${place}.${name}`);
    if (inner !== undefined) return inner;
  }
}

function kind(value) {
  if (value === undefined || value === null) return "nothing";
  if (value instanceof Date) return "time";
  if (value instanceof Uint8Array) return "bytes";
  return Array.isArray(value) ? "object" : typeof value;
}

function plain(value) {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  return value instanceof Date ? value.getTime() : value ?? null;
}

function text(value) {
  return JSON.stringify(value) ?? "nothing";
}
