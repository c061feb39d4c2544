// A resolver in JavaScript: reads a question a line and writes an answer a line, with all that
// the parties make of the reports. testdata/README.md has the rules that it cites.
const readline = require("node:readline");

const cloudLinkOfLine = { Unknown: "Unknown", Offline: "Offline", Available: "Available", Busy: "Busy", DoNotDisturb: "DoNotDisturb" }; // P1, P8, C3
const cloudLinkOfUser = { Unknown: "Unknown", Available: "Available", Absent: "Away", Meeting: "Busy", Busy: "Busy", NotAvailable: "DoNotDisturb" }; // P2
const sessionOfCloudLink = { Away: "Away", Busy: "Busy" }; // S1 to S5
const sessionOfClient = { Offline: "Offline", Inactive: "Away", Active: "Available", InCall: "Busy", Presenting: "DoNotDisturb" }; // T4
const seenOfConfigured = { Available: "Available", Busy: "Busy", DoNotDisturb: "DoNotDisturb", BeRightBack: "BeRightBack", AppearAway: "Away", AppearOffline: "Offline" }; // T1

const cloudLinkOrder = ["Away", "DoNotDisturb", "Busy", "Available", "Offline", "Unknown"]; // C1
const teamsOrder = ["DoNotDisturb", "Busy", "Available", "Away", "Offline"]; // T2, T3

const strongest = (order, states) => order.find((state) => states.includes(state));

function resolve({ lines, userPresence, clients, configured }) {
  const cloudLink = strongest(cloudLinkOrder, [cloudLinkOfUser[userPresence], ...lines.map((line) => cloudLinkOfLine[line])]);
  const mitelOne = cloudLink === "Offline" ? "Unknown" : cloudLink; // C2, C4
  const hidesCall = cloudLink === "DoNotDisturb" && lines.includes("Busy");
  const session = hidesCall ? "Busy" : (sessionOfCloudLink[cloudLink] ?? "Offline"); // S7
  const teams = seenOfConfigured[configured] ?? strongest(teamsOrder, [session, ...clients.map((client) => sessionOfClient[client]), "Offline"]);
  return { cloudLink, mitelOne, session, teams };
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  console.log(JSON.stringify(resolve(JSON.parse(line))));
});
