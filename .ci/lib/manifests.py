"""What an overlay of k8s/ makes, and whether it fits together: everything that is referred to is there."""

import json
import subprocess

from programs import Failed, demand

WORKLOADS = ("Deployment", "StatefulSet", "CronJob")
SERVICES = ("api-gateway", "auth-service", "user-service", "blog-service", "comment-service", "email-service")
DATABASES = {"auth", "users", "blogs", "comments", "emails"}
WITH_DATABASE = {"private.pem", "DB_PASSWORD", "REDIS_PASSWORD"}
# What ./tracepress secrets makes.
SECRETS = {
    "api-gateway": {"private.pem"},
    **{name: WITH_DATABASE for name in SERVICES[1:]},
    "public-keys": {f"{name}.pem" for name in (*SERVICES, "operator")},
    "jwt-keys": None,
    "postgres": {"password"},
    "databases": DATABASES | {"superuser"},
    "redis": {"users.acl"},
    "grafana": {"password"},
    "operator": {"private.pem"},
}


def kubectl(*arguments, given=None, env=None):
    demand("kubectl")
    return subprocess.run(["kubectl", *arguments], input=given, env=env, text=True, timeout=100,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def build(folder):
    """The YAML of a kustomization."""
    made = kubectl("kustomize", folder)
    if made.returncode != 0 or made.stderr:
        raise Failed(f"expected kubectl kustomize {folder} to succeed without a warning; it said:\n{made.stderr}")
    return made.stdout


class Manifests:
    def __init__(self, name, yaml):
        self.name = name
        # The simplest thing of kubectl that reads YAML, writes JSON and asks no server.
        text = kubectl("label", "--local", "--filename=-", "--output=json", "no-such-label-", given=yaml).stdout
        self.objects = []
        while text := text.lstrip():
            found, end = json.JSONDecoder().raw_decode(text)
            self.objects.append(found)
            text = text[end:]
        self.pods = {f"{kind}/{item['metadata']['name']}": self.template(item)
                     for kind in WORKLOADS for item in self.of(kind)}

    def of(self, kind):
        return [item for item in self.objects if item["kind"] == kind]

    def names(self, kind):
        return {item["metadata"]["name"] for item in self.of(kind)}

    @staticmethod
    def template(workload):
        spec = workload["spec"]
        return spec["jobTemplate"]["spec"]["template"] if workload["kind"] == "CronJob" else spec["template"]

    def containers(self):
        for pod, template in self.pods.items():
            for container in template["spec"].get("initContainers", []) + template["spec"]["containers"]:
                yield pod, template["spec"], container

    def selected(self, selector):
        """The pods that a selector of labels means."""
        return [name for name, template in self.pods.items() if matches(selector, template["metadata"]["labels"])]

    def ports(self, pod):
        """The names and the numbers of a pod's ports."""
        ports = [port for container in self.pods[pod]["spec"]["containers"] for port in container.get("ports", [])]
        return {port["name"] for port in ports} | {port["containerPort"] for port in ports}

    def fail(self, where, expected, found):
        raise Failed(f"{self.name}: {where}: expected {expected}, found {found}")

    def replicas(self, workload):
        """How many there are at least and at most."""
        for scaler in self.of("HorizontalPodAutoscaler"):
            if scaler["spec"]["scaleTargetRef"]["name"] == workload["metadata"]["name"]:
                return scaler["spec"]["minReplicas"], scaler["spec"]["maxReplicas"]
        return (workload["spec"].get("replicas", 1),) * 2

    # --- Pods ---------------------------------------------------------------------------------------------------------

    def check_pods(self):
        for pod, spec, container in self.containers():
            where = f"{pod}, container {container['name']}"
            tag = container["image"].rpartition(":")[2]
            if "/" in tag or tag in ("", "latest", container["image"]):
                self.fail(where, "an image with a version", container["image"])
            if spec["serviceAccountName"] not in self.names("ServiceAccount"):
                self.fail(where, "a ServiceAccount that is there", spec["serviceAccountName"])
            self.check_environment(where, container)
            self.check_volumes(where, spec, container)
            self.check_probes(where, pod, container)
            if "limits" not in container["resources"] or "memory" not in container["resources"]["limits"]:
                self.fail(where, "a limit of memory", container["resources"])
        return len(self.pods)

    def check_environment(self, where, container):
        for source in container.get("envFrom", []):
            self.config_map(where, source["configMapRef"]["name"])
        for variable in container.get("env", []):
            secret = variable.get("valueFrom", {}).get("secretKeyRef")
            if secret:
                self.secret(where, secret["name"], [secret["key"]])

    def check_volumes(self, where, spec, container):
        files = {claim["metadata"]["name"]: None for item in self.of("StatefulSet")
                 if item["spec"]["template"]["spec"] is spec for claim in item["spec"].get("volumeClaimTemplates", [])}
        for volume in spec["volumes"]:
            files[volume["name"]] = self.files(where, volume)
        for mount in container["volumeMounts"]:
            if mount["name"] not in files:
                self.fail(where, f"a volume named as one of {sorted(files)}", mount["name"])
            path, held = mount.get("subPath"), files[mount["name"]]
            if path and not any(file == path or file.startswith(path + "/") for file in held or []):
                self.fail(where, f"a subPath that is one of {held}", path)
        mounted = {mount["name"] for part in spec["containers"] for mount in part["volumeMounts"]}
        if set(files) - mounted:
            self.fail(where, "no volume that nobody mounts", set(files) - mounted)

    def files(self, where, volume):
        """The paths in a volume, as far as it says them."""
        if "configMap" in volume:
            return self.config_map(where, volume["configMap"]["name"])
        if "secret" in volume:
            items = volume["secret"].get("items")
            keys = self.secret(where, volume["secret"]["secretName"], [item["key"] for item in items or []])
            return [item["path"] for item in items] if items else keys
        return None

    def config_map(self, where, name):
        for item in self.of("ConfigMap"):
            if item["metadata"]["name"] == name:
                return sorted(item["data"])
        return self.fail(where, "a ConfigMap that is there", name)

    def secret(self, where, name, keys):
        if name not in SECRETS:
            self.fail(where, "a Secret that ./tracepress secrets makes", name)
        if SECRETS[name] is not None and set(keys) - SECRETS[name]:
            self.fail(where, f"keys of the Secret {name}: {sorted(SECRETS[name])}", keys)
        return sorted(SECRETS[name] or [])

    def check_probes(self, where, pod, container):
        for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
            for way in ("httpGet", "tcpSocket", "grpc"):
                port = container.get(probe, {}).get(way, {}).get("port")
                if port is not None and port not in self.ports(pod):
                    self.fail(f"{where}, {probe}", f"one of the ports {self.ports(pod)}", port)

    # --- What points at pods ------------------------------------------------------------------------------------------

    def check_services(self):
        for service in self.of("Service"):
            where = f"Service {service['metadata']['name']}"
            pods = self.selected({"matchLabels": service["spec"]["selector"]})
            if len(pods) != 1:
                self.fail(where, "the pods of one workload", pods)
            for port in service["spec"]["ports"]:
                if port["targetPort"] not in self.ports(pods[0]):
                    self.fail(where, f"a targetPort of {self.ports(pods[0])}", port["targetPort"])
        for workload in self.of("StatefulSet"):
            if workload["spec"]["serviceName"] not in self.names("Service"):
                self.fail(workload["metadata"]["name"], "a Service that is there", workload["spec"]["serviceName"])
        for ingress in self.of("Ingress"):
            for path in ingress["spec"]["rules"][0]["http"]["paths"]:
                backend = path["backend"]["service"]
                ports = {port["name"] for item in self.of("Service") for port in item["spec"]["ports"]
                         if item["metadata"]["name"] == backend["name"]}
                if backend["port"]["name"] not in ports:
                    self.fail("Ingress", f"a port of {ports}", backend)
        return len(self.of("Service"))

    def check_scaling(self):
        """Autoscalers have a target that does not say a number itself; budgets are only where more than one pod is."""
        workloads = {item["metadata"]["name"]: item for item in self.of("Deployment") + self.of("StatefulSet")}
        for scaler in self.of("HorizontalPodAutoscaler"):
            target = workloads.get(scaler["spec"]["scaleTargetRef"]["name"])
            if target is None or "replicas" in target["spec"]:
                self.fail(f"HPA {scaler['metadata']['name']}", "a Deployment without replicas of its own", target)
        for budget in self.of("PodDisruptionBudget"):
            pods = self.selected(budget["spec"]["selector"])
            if len(pods) != 1 or self.replicas(workloads[pods[0].split("/")[1]])[0] < 2:
                self.fail(f"PDB {budget['metadata']['name']}", "one workload with two replicas at least", pods)
        return self.check_connections(workloads)

    def check_connections(self, workloads):
        """All services at their most, each with one pod more while a version rolls out."""
        arguments = workloads["postgres"]["spec"]["template"]["spec"]["containers"][0]["args"]
        most = int(next(word for word in arguments if word.startswith("max_connections")).split("=")[1])
        settings = {key: value for item in self.of("ConfigMap") for key, value in item["data"].items()}
        pods = sum(self.replicas(workloads[name])[1] + 1 for name in SERVICES[1:])
        used = pods * int(settings["DB_POOL_SIZE"])
        # PostgreSQL keeps three for its superuser.
        if used > most - 3:
            self.fail("Connections", f"at most {most - 3}, as PostgreSQL has {most}", used)
        return f"{len(self.of('HorizontalPodAutoscaler'))} autoscalers, {used} of {most - 3} connections"

    def size(self):
        """What is asked of the nodes when every service has its most replicas; the laptop's must bear it."""
        millis = mebibytes = 0
        for workload in self.of("Deployment") + self.of("StatefulSet"):
            for container in self.template(workload)["spec"]["containers"]:
                asked, most = container["resources"]["requests"], self.replicas(workload)[1]
                millis += most * amount(asked["cpu"])
                mebibytes += most * int(asked["memory"].removesuffix("Mi"))
        if self.name.endswith("local") and (millis > 3000 or mebibytes > 6500):
            self.fail("requests", "at most 3 CPUs and 6500 MiB, to fit on 4 and 8 GiB", f"{millis} m, {mebibytes} MiB")
        return f"{millis / 1000:.1f} CPUs and {mebibytes / 1024:.1f} GiB requested"

    def edges(self):
        """Who may call whom at which port."""
        found = set()
        for policy in self.of("NetworkPolicy"):
            where = f"NetworkPolicy {policy['metadata']['name']}"
            callees = self.selected(policy["spec"]["podSelector"])
            if not callees:
                self.fail(where, "pods that it is for", policy["spec"]["podSelector"])
            for rule in policy["spec"].get("ingress", []):
                for edge in self.rule(where, rule, callees):
                    if edge in found:
                        self.fail(where, "each edge once", edge)
                    found.add(edge)
        return found

    def rule(self, where, rule, callees):
        for port in rule["ports"]:
            if any(port["port"] not in self.ports(callee) for callee in callees):
                self.fail(where, f"ports of {callees}", port)
        callers = []
        for peer in rule.get("from", []):
            named = [name for part in peer["podSelector"].get("matchExpressions", []) for name in part["values"]]
            there = {template["metadata"]["labels"]["app.kubernetes.io/name"] for template in self.pods.values()}
            if set(named) - there:
                self.fail(where, "callers that are there", set(named) - there)
            callers += self.selected(peer["podSelector"])
        return [(caller.split("/")[1], callee.split("/")[1], port["port"])
                for caller in (callers if "from" in rule else ["/anybody"])
                for callee in callees for port in rule["ports"]]


def amount(cpu):
    return int(cpu[:-1]) if cpu.endswith("m") else int(cpu) * 1000


def matches(selector, labels):
    return all(labels.get(key) == value for key, value in selector.get("matchLabels", {}).items()) and all(
        labels.get(part["key"]) in part["values"] for part in selector.get("matchExpressions", []))
