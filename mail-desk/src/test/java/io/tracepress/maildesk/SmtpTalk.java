package io.tracepress.maildesk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

/** A conversation with the SMTP server, line by line. */
final class SmtpTalk implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader answers;

    SmtpTalk(int port) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        this.answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    /** The last line of the answer. */
    String answer() throws IOException {
        String line = answers.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = answers.readLine();
        }
        return line;
    }

    String say(String line) throws IOException {
        send(line + "\r\n");
        return answer();
    }

    /** The answer to the mail. */
    String sendMail(String to, String source) throws IOException {
        say("MAIL FROM:<no-reply@tracepress.example>");
        say("RCPT TO:<" + to + ">");
        say("DATA");
        send(source + "\r\n.\r\n");
        return answer();
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
