package io.tracepress.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A kubectl whose cluster is a folder: one file per Secret, and its command lines in another. */
record FakeKubectl(Path folder) {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String SCRIPT = """
            #!/bin/sh
            cluster='%s'
            echo "$*" >> "$cluster.commands"
            shift
            verb=$1
            case $verb in
              get)
                shift 4
                separator=
                printf '{"kind":"List","items":['
                for name in "$@"; do
                  if [ -f "$cluster/$name" ]; then
                    printf '%%s' "$separator"
                    cat "$cluster/$name"
                    separator=,
                  fi
                done
                printf ']}'
                ;;
              create | replace)
                secret=$(cat)
                name=$(printf '%%s' "$secret" | sed 's/.*"metadata":{"name":"\\([^"]*\\)".*/\\1/')
                if [ ! -d "$cluster" ]; then
                  echo 'Error from server (NotFound): error when creating "STDIN": namespaces "tracepress" not found' >&2
                  exit 1
                fi
                if [ "$verb" = create ] && [ -f "$cluster/$name" ]; then
                  echo 'Error from server (AlreadyExists)' >&2
                  exit 1
                fi
                printf '%%s' "$secret" > "$cluster/$name"
                ;;
            esac
            """;

    Path program() {
        try {
            var program = folder.resolve("kubectl");
            Files.writeString(program, SCRIPT.formatted(cluster()));
            return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void createNamespace() throws IOException {
        Files.createDirectory(cluster());
    }

    List<String> commands() throws IOException {
        return Files.readAllLines(cluster().resolveSibling("cluster.commands"));
    }

    /** What each Secret holds. */
    Map<String, Map<String, String>> secrets() {
        var secrets = new TreeMap<String, Map<String, String>>();
        try (Stream<Path> files = Files.list(cluster())) {
            files.forEach(file -> secrets.put(file.getFileName().toString(), data(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets;
    }

    void put(String secret, String file, String content) throws IOException {
        var json = secret(secret);
        json.withObject("/data").put(file, Base64.getEncoder().encodeToString(content.getBytes()));
        Files.writeString(cluster().resolve(secret), json.toString());
    }

    void remove(String secret, String file) throws IOException {
        var json = secret(secret);
        json.withObject("/data").remove(file);
        Files.writeString(cluster().resolve(secret), json.toString());
    }

    void remove(String secret) throws IOException {
        Files.delete(cluster().resolve(secret));
    }

    private ObjectNode secret(String name) {
        return (ObjectNode) JSON.readTree(cluster().resolve(name));
    }

    private static Map<String, String> data(Path secret) {
        var data = new TreeMap<String, String>();
        JsonNode json = JSON.readTree(secret);
        json.path("data")
                .properties()
                .forEach(file -> data.put(
                        file.getKey(),
                        new String(Base64.getDecoder().decode(file.getValue().asString()))));
        return data;
    }

    private Path cluster() {
        return folder.resolve("cluster");
    }
}
