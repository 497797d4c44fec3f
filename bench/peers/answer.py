"""Answers requests, one JSON object a line."""

import json
import sys
import time


def power_sums(w):
    d = w - w.mean()
    return {
        "count": len(w),
        "mean": w.mean(),
        "m2": (d**2).sum(),
        "m3": (d**3).sum(),
        "m4": (d**4).sum(),
        "minimum": w.min(),
        "maximum": w.max(),
    }


def timed(work):
    """What `work` returns, and the seconds and the processor time of all threads that it took."""
    began, used = time.perf_counter(), time.process_time()
    result = work()
    return result, {"seconds": time.perf_counter() - began, "cpuSeconds": time.process_time() - used}


def serve(run):
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
