"""The Collector and what is behind it, with the files of observability/, and what is asked of them."""

import os
import re
import time

from programs import free_port, get, get_json, post_json

FILES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "observability")
# For when there is no observability/prometheus/prometheus.yaml.
PROMETHEUS = "otlp: {promote_resource_attributes: [service.name, service.instance.id, service.version]}\n"


def config(*names):
    return [f"--config={os.path.join(FILES, name)}" for name in names]


class Stack:
    """The programs that belong together, each on its own address."""

    def __init__(self, programs, percent):
        self.programs, self.percent = programs, percent
        self.collector, self.jaeger = programs.address(), programs.address()
        self.prometheus, self.loki = programs.address(), programs.address()

    def start_jaeger(self, *files, name="jaeger"):
        self.programs.start(
            name, ["jaeger", *config(*files)], LISTEN=self.jaeger, OTEL_TRACES_SAMPLER="always_off",
            PROMETHEUS_URL=f"http://{self.prometheus}:9090", BADGER_DIR=self.programs.path("badger"))

    def start_collector(self, *files, name="otelcol-contrib"):
        self.programs.start(
            name, ["otelcol-contrib", *config(*files)], LISTEN=self.collector, SAMPLED_PERCENT=str(self.percent),
            JAEGER_ENDPOINT=f"{self.jaeger}:4317", PROMETHEUS_ENDPOINT=f"http://{self.prometheus}:9090",
            LOKI_ENDPOINT=f"http://{self.loki}:3100")

    def start_prometheus(self):
        file = os.path.join(FILES, "prometheus", "prometheus.yaml")
        if not os.path.exists(file):
            file = self.programs.path("prometheus.yaml")
            with open(file, "w", encoding="utf-8") as minimal:
                minimal.write(PROMETHEUS)
        self.programs.start(
            "prometheus", ["prometheus", f"--config.file={file}", f"--web.listen-address={self.prometheus}:9090",
                           f"--storage.tsdb.path={self.programs.path('prometheus')}", "--web.enable-otlp-receiver",
                           "--enable-feature=exemplar-storage"])

    def start_loki(self):
        directory = self.programs.path("loki")
        self.programs.start(
            "loki", ["loki", f"-config.file={os.path.join(FILES, 'loki', 'loki.yaml')}",
                     f"-server.http-listen-address={self.loki}", "-server.grpc-listen-address=127.0.0.1",
                     f"-server.grpc-listen-port={free_port()}", f"-common.path-prefix={directory}",
                     f"-common.storage.filesystem.chunk-directory={directory}/chunks",
                     f"-common.storage.filesystem.rules-directory={directory}/rules"])

    def wait(self, *names):
        urls = {"otelcol-contrib": f"http://{self.collector}:13133", "jaeger": f"http://{self.jaeger}:13133/status",
                "prometheus": f"http://{self.prometheus}:9090/-/ready", "loki": f"http://{self.loki}:3100/ready"}
        for name in names:
            self.programs.ready(name, urls[name.removesuffix(" alone")])

    def send(self, requests, signal="traces"):
        for request in requests:
            post_json(f"http://{self.collector}:4318/v1/{signal}", request)

    def traces(self, service="api-gateway"):
        found = get_json(f"http://{self.jaeger}:16686/api/traces", service=service, limit=5000, lookback="1h")["data"]
        return {trace["traceID"]: trace["spans"] for trace in found}

    def calls_between_services(self):
        """What Jaeger's system graph shows, without what a service does by itself."""
        found = get_json(f"http://{self.jaeger}:16686/api/dependencies", endTs=int(time.time() * 1000) + 5000,
                         lookback=3600000)["data"]
        return sorted((edge["parent"], edge["child"]) for edge in found if edge["parent"] != edge["child"])

    def query(self, expression):
        """The sum of what a query finds; 0 for nothing."""
        found = get_json(f"http://{self.prometheus}:9090/api/v1/query", query=f"sum({expression})")["data"]["result"]
        return float(found[0]["value"][1]) if found else 0.0

    def own_metric(self, name, **labels):
        """A metric of the Collector about itself, summed over what it has besides these labels."""
        lines = re.findall(rf"^{name}\{{(.*)\}} (\S+)$", get(f"http://{self.collector}:8888/metrics"), re.M)
        wanted = [f'{key}="{value}"' for key, value in labels.items()]
        return sum(float(value) for of, value in lines if all(label in of for label in wanted))
