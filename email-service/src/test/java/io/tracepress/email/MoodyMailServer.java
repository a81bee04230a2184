package io.tracepress.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** Stands before a real mail server and, when a test wants it, misbehaves. */
final class MoodyMailServer {

    /** The message itself, as a command. */
    static final String MESSAGE = ".";

    private static final String HANG = "";

    private final IntSupplier realPort;
    private final int port;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private ServerSocket listening;
    private Thread accepting;

    MoodyMailServer(IntSupplier realPort) {
        this.realPort = realPort;
        this.port = listen(0);
    }

    int port() {
        return port;
    }

    /** Answers a command, such as RCPT, by itself from now on. */
    void answers(String command, String reply) {
        replies.put(command, reply);
    }

    /** Takes a command and says nothing more. */
    void hangsAt(String command) {
        replies.put(command, HANG);
    }

    void goesDown() {
        try {
            listening.close();
            // Until then the operating system may still take a connection.
            accepting.join();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Is up, and only passes on what is said. */
    void behaves() {
        replies.clear();
        if (listening.isClosed()) {
            listen(port);
        }
    }

    private int listen(int wanted) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            listening = socket;
            accepting = Thread.ofVirtual().start(() -> accept(socket));
            return socket.getLocalPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), realPort.getAsInt())) {
            var fromClient = reader(client);
            var fromServer = reader(server);
            boolean messageIsOurs = false;
            reply(client, "CONNECT", fromServer);
            for (String line = fromClient.readLine(); line != null; line = fromClient.readLine()) {
                String command = line.split("[ :]", 2)[0];
                if (messageIsOurs) {
                    // The real server still waits for the end of the message.
                    send(client, "250 As you say");
                    continue;
                }
                if (!replies.containsKey(command)) {
                    send(server, line);
                }
                boolean goesOn = reply(client, command, fromServer);
                if (goesOn && command.equals("DATA")) {
                    passMessage(fromClient, server);
                    messageIsOurs = !reply(client, MESSAGE, fromServer);
                }
            }
        } catch (IOException gone) {
            // The other side has hung up, which is how conversations end.
        } finally {
            connections.remove(client);
        }
    }

    private void passMessage(BufferedReader client, Socket server) throws IOException {
        String line;
        do {
            line = client.readLine();
            if (!line.equals(MESSAGE) || !replies.containsKey(MESSAGE)) {
                send(server, line);
            }
        } while (!line.equals(MESSAGE));
    }

    /** Whether the reply was the server's, or agreed. */
    private boolean reply(Socket client, String command, BufferedReader server) throws IOException {
        String own = replies.get(command);
        if (own != null) {
            if (!own.equals(HANG)) {
                send(client, own);
            }
            return false;
        }
        String line;
        do {
            line = server.readLine();
            if (line == null) {
                throw new IOException("hung up");
            }
            send(client, line);
        } while (line.length() > 3 && line.charAt(3) == '-');
        return line.charAt(0) < '4';
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static void send(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
