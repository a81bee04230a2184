package io.tracepress.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Redis with an append-only file, which needs its password for every command. */
record RedisServer(Path programs, Path data, Path log, int port, String password, Durability durability)
        implements Component {

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Process launch() throws IOException {
        Folders.ownerOnly(data);
        var configuration = data.resolve("redis.conf");
        Folders.writeForOwnerOnly(configuration, configuration());
        var binary = RedisBinary.unpackedUnder(programs);
        return ChildProcess.start(log, binary.toString(), configuration.toString());
    }

    @Override
    public boolean isReady() {
        var request = "AUTH %s\r\nPING\r\nQUIT\r\n".formatted(password);
        try (var socket = Ports.connect(port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.contains("+PONG");
        } catch (IOException e) {
            return false;
        }
    }

    private String configuration() {
        return """
                bind 127.0.0.1
                port %d
                dir %s
                requirepass %s
                appendonly yes
                appendfsync %s
                save ""
                maxmemory 128mb
                maxmemory-policy volatile-ttl
                """.formatted(port, quoted(data), password, durability == Durability.DURABLE ? "always" : "no");
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\") + '"';
    }
}
