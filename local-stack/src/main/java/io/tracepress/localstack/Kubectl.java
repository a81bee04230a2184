package io.tracepress.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The user's kubectl at its current cluster. Secrets travel through its input and output, never as arguments. */
record Kubectl(Path program, String namespace) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Those of the Secrets that there are. */
    List<JsonNode> secrets(Collection<String> names) {
        var arguments = new ArrayList<>(List.of("get", "secrets", "--ignore-not-found", "--output=json"));
        arguments.addAll(names);
        var output = run("", arguments);
        if (output.isBlank()) {
            return List.of();
        }
        // Of several a list, of one that one.
        var found = JSON.readTree(output);
        return found.has("items")
                ? StreamSupport.stream(found.path("items").spliterator(), false).toList()
                : List.of(found);
    }

    /** Fails if there is one of that name. */
    void create(ObjectNode secret) {
        run(secret.toString(), List.of("create", "--filename=-"));
    }

    /** Fails if it has changed since it was read. */
    void replace(ObjectNode secret) {
        run(secret.toString(), List.of("replace", "--filename=-"));
    }

    private String run(String input, List<String> arguments) {
        var command = new ArrayList<>(List.of(program.toString(), "--namespace=" + namespace));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command).start();
            var problems = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var output = text(process.getInputStream());
            if (process.waitFor() != 0) {
                throw failure(arguments.getFirst(), problems.join());
            }
            return output;
        } catch (IOException e) {
            throw new StackException("Cannot run " + program + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while kubectl was running", e);
        }
    }

    private StackException failure(String verb, String problem) {
        if (problem.contains("namespaces \"" + namespace + "\" not found")) {
            return new StackException("The cluster has no namespace " + namespace
                    + "; make it first: kubectl apply -f k8s/base/namespace.yaml");
        }
        return new StackException("kubectl " + verb + " failed: " + problem.strip());
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
