"""A resolver in Python: reads a question a line and writes what others see, an answer a line."""

import json
import sys

SESSIONS = {"Inactive": "Away", "Active": "Available", "InCall": "Busy", "Presenting": "DoNotDisturb"}  # T4
ORDER = ["DoNotDisturb", "Busy", "Available", "Away"]  # T2


def cloudlink_session(lines, user):
    """What CloudLink publishes to Teams, if anything (P2, C1, S1 to S5)."""
    if user == "Absent":
        return "Away"
    if user == "NotAvailable":
        return None
    if user in ("Busy", "Meeting") or "Busy" in lines:
        return "Busy"
    return None


def teams(lines, user, clients, configured):
    if configured != "None":
        return configured.removeprefix("Appear")  # T1
    sessions = {SESSIONS.get(client) for client in clients} | {cloudlink_session(lines, user)}
    return next((state for state in ORDER if state in sessions), "Offline")  # T2, T3


for line in sys.stdin:
    print(json.dumps({"teams": teams(**json.loads(line))}), flush=True)
