package io.tracepress.localstack;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Where a launcher notes what it has started, for the next one and for {@code ./tracepress}. */
record StateFile(Path file) {

    static StateFile in(Home home) {
        return new StateFile(home.run().resolve("state.properties"));
    }

    void write(StackState state) {
        var lines = new LinkedHashMap<String, Object>();
        lines.put("ready", state.ready());
        lines.put("gateway.url", state.gatewayUrl());
        lines.put("mail.url", state.mailUrl());
        lines.put("traces.url", state.tracesUrl());
        lines.put("port.offset", state.settings().portOffset());
        state.settings().jaeger().ifPresent(program -> lines.put("jaeger.program", escaped(program)));
        lines.put("processes", String.join(" ", state.processes().keySet()));
        put(lines, "launcher", state.launcher());
        state.processes().forEach((name, process) -> put(lines, name, process));
        var text = lines.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Folders.writeForOwnerOnly(file, text);
        } catch (IOException e) {
            throw new StackException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Empty when no stack is running or was left behind. */
    Optional<StackState> read() {
        try {
            var properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            return Optional.of(state(properties));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            throw new StackException("Cannot understand " + file + ": end what it names, then delete it", e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackException("Cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    private static StackState state(Properties properties) {
        var processes = new LinkedHashMap<String, ProcessId>();
        for (var name : properties.getProperty("processes").split(" ")) {
            if (!name.isEmpty()) {
                processes.put(name, process(properties, name));
            }
        }
        return new StackState(
                process(properties, "launcher"),
                settings(properties),
                Boolean.parseBoolean(properties.getProperty("ready")),
                processes);
    }

    private static StackSettings settings(Properties properties) {
        return new StackSettings(
                Integer.parseInt(properties.getProperty("port.offset")),
                Optional.ofNullable(properties.getProperty("jaeger.program")).map(Path::of));
    }

    private static String escaped(Path path) {
        return path.toString().replace("\\", "\\\\");
    }

    private static void put(LinkedHashMap<String, Object> lines, String name, ProcessId process) {
        lines.put(name + ".pid", process.pid());
        lines.put(name + ".started", process.started());
    }

    private static ProcessId process(Properties properties, String name) {
        return new ProcessId(
                Long.parseLong(properties.getProperty(name + ".pid")),
                Instant.parse(properties.getProperty(name + ".started")));
    }
}
