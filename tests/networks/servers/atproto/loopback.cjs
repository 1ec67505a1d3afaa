// Servers that listen without naming a host would listen to the whole world: here they listen to this machine.
const { Server } = require("node:net");
const listen = Server.prototype.listen;
const isPort = (value) => /^\d+$/.test(String(value));
const isEverywhere = (host) => host === undefined || host === null || host === "::" || host === "0.0.0.0";

Server.prototype.listen = function (...given) {
  const [first, second] = given;
  if (first !== null && typeof first === "object" && first.port !== undefined) {
    if (isEverywhere(first.host)) given[0] = { ...first, host: "127.0.0.1" };
  } else if (given.length === 0 || typeof first === "function") {
    given.unshift(0, "127.0.0.1");
  } else if (isPort(first)) {
    const named = typeof second === "string";
    if (named && isEverywhere(second)) given[1] = "127.0.0.1";
    if (!named) given.splice(1, second === undefined || second === null ? 1 : 0, "127.0.0.1");
  }
  return listen.apply(this, given);
};
