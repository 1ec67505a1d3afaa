// A whole network of the AT protocol: directory (PLC), PDS and app view, from its authors' own packages.
// SETTINGS: {modules, ports: {plc, pds, bsky, ozone, control}, people: [{handle, name, password}], told}
import { writeFileSync, renameSync } from "node:fs";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const { modules, ports, people, told } = JSON.parse(process.env.SETTINGS);
const devEnv = pathToFileURL(`${modules}/@atproto/dev-env/dist/index.js`).href;
const { TestNetwork, mockMailer } = await import(devEnv);

const network = await TestNetwork.create({
  plc: { port: ports.plc },
  pds: { port: ports.pds, hostname: "localhost", rateLimitsEnabled: false },
  bsky: { port: ports.bsky, publicUrl: `http://localhost:${ports.bsky}` },
  ozone: { port: ports.ozone },
});
mockMailer(network.pds);

async function call(method, body, token) {
  const headers = { "content-type": "application/json" };
  if (token) headers.authorization = `Bearer ${token}`;
  const url = `http://127.0.0.1:${ports.pds}/xrpc/${method}`;
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  const said = await answer.json();
  if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(said)}`);
  return said;
}

const known = [];
for (const { handle, name, password } of people) {
  const email = `${handle.split(".")[0]}@city.example`;
  const session = await call("com.atproto.server.createAccount", { handle, email, password });
  const token = session.accessJwt;
  const { password: app } = await call("com.atproto.server.createAppPassword", { name: "tests" }, token);
  const record = { $type: "app.bsky.actor.profile", displayName: name };
  const where = { repo: session.did, collection: "app.bsky.actor.profile", rkey: "self" };
  await call("com.atproto.repo.putRecord", { ...where, record }, token);
  known.push({ handle, did: session.did, password: app });
}
await network.processAll();

// POST /settle answers once the app view has seen all that the PDS has told: no test needs to sleep.
createServer(async (request, response) => {
  try {
    if (request.method === "POST" && request.url === "/settle") await network.processAll();
  } catch (problem) {
    response.statusCode = 500;
  }
  response.end("{}");
}).listen(ports.control, "127.0.0.1", () => {
  writeFileSync(`${told}.new`, JSON.stringify(known));
  renameSync(`${told}.new`, told);
});

const end = () => process.exit(0);
process.on("SIGTERM", () => {
  setTimeout(end, 3000).unref();
  network.close().finally(end);
});
