"""Nothing leaves the room: a whole rehearsal, with every connection it makes written down."""

import json
import subprocess
import sys

WATCHED = """
import json, sys
asked = []
def hook(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        asked.append([event, str(arguments[1])])
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        asked.append([event, str(arguments[0])])
sys.addaudithook(hook)
from scanhost.app import rehearsal
rehearsal.SPEEDS["fast"] = 300.0
from scanhost.__main__ import main
code = main(["rehearse", "--people", "3", "--out", sys.argv[1]])
print("ASKED " + json.dumps(asked))
sys.exit(code)
"""


def test_a_whole_session_speaks_to_this_computer_only(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(tmp_path / "out")],
        capture_output=True,
        text=True,
        timeout=100,
    )

    assert done.returncode == 0, done.stderr
    [line] = [line for line in done.stdout.splitlines() if line.startswith("ASKED ")]
    asked = json.loads(line.removeprefix("ASKED "))
    assert asked, "the phones of a rehearsal connect over the network"
    assert [one for one in asked if "127.0.0.1" not in one[1]] == []
