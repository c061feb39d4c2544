"""A resolver in Python: reads a question a line and writes what others see, an answer a line."""

import json
import sys

SESSIONS = {"Inactive": "Away", "Active": "Available", "InCall": "Busy", "Presenting": "DoNotDisturb"}  # T4
ORDER = ["DoNotDisturb", "Busy", "Available", "Away"]  # T2


def cloudlink_session(lines, user_presence):
    """What CloudLink syncs to Teams, if anything (P2, P8, C1, S1 to S7)."""
    if user_presence == "Absent":
        return "Away"
    if "Busy" in lines:
        return "Busy"  # also if DoNotDisturb hides it (S7)
    if "DoNotDisturb" in lines:
        return None  # hides a meeting (S4)
    return "Busy" if user_presence in ("Busy", "Meeting") else None


def teams(lines, userPresence, clients, configured):
    if configured != "None":
        return configured.removeprefix("Appear")  # T1
    sessions = {SESSIONS.get(client) for client in clients} | {cloudlink_session(lines, userPresence)}
    return next((state for state in ORDER if state in sessions), "Offline")  # T2, T3


for line in sys.stdin:
    print(json.dumps({"teams": teams(**json.loads(line))}), flush=True)
