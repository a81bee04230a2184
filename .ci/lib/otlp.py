"""Traces and logs as the services send them, in OTLP's JSON."""

import time
from collections import defaultdict

INTERNAL, SERVER, CLIENT, PRODUCER, CONSUMER = 1, 2, 3, 4, 5
ERROR = 2


def value(of):
    if isinstance(of, list):
        return {"arrayValue": {"values": [value(item) for item in of]}}
    return {"intValue": str(of)} if isinstance(of, int) else {"stringValue": of}


def attributes(of):
    return [{"key": key, "value": value(item)} for key, item in of.items()]


def resource(service):
    return {"attributes": attributes({
        "service.name": service, "service.instance.id": service + "-1", "service.version": "check"})}


class Trace:
    """A trace that begins now; offsets and durations are milliseconds."""

    def __init__(self, random, kind, id=None):
        self.id = id or f"{random.getrandbits(128):032x}"
        self.kind = kind
        self.start = time.time_ns()
        self.spans = defaultdict(list)
        self.random = random

    def span_id(self):
        return f"{self.random.getrandbits(64):016x}"

    def span(self, service, parent, kind, name, offset, millis, error=None, **of):
        """Adds a span and returns its id; underscores in names of attributes stand for dots."""
        span = {
            "traceId": self.id,
            "spanId": self.span_id(),
            "parentSpanId": parent,
            "kind": kind,
            "name": name,
            "startTimeUnixNano": str(self.start + int(offset * 1e6)),
            "endTimeUnixNano": str(self.start + int((offset + millis) * 1e6)),
            "attributes": attributes(dotted(of)),
            "events": [],
            "status": {} if error is None else {"code": ERROR, "message": error},
        }
        self.spans[service].append(span)
        return span["spanId"]

    def size(self):
        return sum(map(len, self.spans.values()))


def dotted(names):
    """http_response_status__code -> http.response.status_code."""
    return {key.replace("__", "\0").replace("_", ".").replace("\0", "_"): item for key, item in names.items()}


def export(traces, but=None, only=None):
    """One request per service, as each exports for itself."""
    spans = defaultdict(list)
    for trace in traces:
        for service, those in trace.spans.items():
            if service != but and only in (None, service):
                spans[service] += those
    return [{"resourceSpans": [{"resource": resource(service), "scopeSpans": [
        {"scope": {"name": "check"}, "spans": those}]}]} for service, those in spans.items()]


def log(service, trace, body, of=()):
    return {"resourceLogs": [{"resource": resource(service), "scopeLogs": [{"scope": {"name": "check"}, "logRecords": [{
        "timeUnixNano": str(time.time_ns()),
        "severityNumber": 9,
        "severityText": "INFO",
        "body": value(body),
        "traceId": trace.id,
        "spanId": trace.spans[service][0]["spanId"],
        "attributes": attributes(dict(of)),
    }]}]}]}
