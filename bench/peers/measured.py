"""Runs a command; prints as JSON its output, its wall time and CPU time in seconds, and its peak memory in MB."""

import json
import os
import subprocess
import sys
import tempfile
import time

with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
    start = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:], stdout=output, stderr=errors)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    output.seek(0)
    errors.seek(0)
    print(
        json.dumps(
            {
                "code": os.waitstatus_to_exitcode(status),
                "seconds": seconds,
                "cpu": usage.ru_utime + usage.ru_stime,
                "megabytes": usage.ru_maxrss / 1024,
                "output": output.read().decode(),
                "errors": errors.read().decode(),
            }
        )
    )
