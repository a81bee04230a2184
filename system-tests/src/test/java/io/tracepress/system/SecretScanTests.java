package io.tracepress.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.system.Client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Nothing secret leaves the services, whatever their clients do. What a client chooses for names of its own, such as
 * User-Agent or baggage, is recorded as it comes; a search is recorded unless it looks like an address.
 */
@ExtendWith(SharedStack.class)
// After the tests that measure the stack which this one disturbs.
@Order(Order.DEFAULT + 1)
class SecretScanTests {

    private final Map<String, String> secrets = new LinkedHashMap<>();

    @Test
    void aSecretNeverLeavesTheServices(ObservedStack stack) throws Exception {
        var begin = Instant.now();
        var person = Person.unique();
        plant(person);
        Endpoints.callAll(stack.client(), person).forEach(this::plantTokens);
        var login =
                stack.client().post("/auth/login", Map.of("email", person.email(), "password", person.newPassword()));
        plantTokens("login (last)", login);
        new Mistakes(stack, person, login.text("accessToken"), login.text("refreshToken")).makeAll();
        plantMailedTokens(person);
        plantHashes(stack, person);
        plantSecretsOfServers(stack);

        var scanner = new SecretScanner(secrets);
        var findings = new TreeSet<String>();
        new Leavings(stack, begin).forEach((where, text) -> findings.addAll(scanner.findings(where, text)));

        assertThat(findings).isEmpty();
    }

    private void plant(Person person) {
        secrets.put("the email address", person.email());
        secrets.put("the password", person.password());
        secrets.put("the new password", person.newPassword());
        secrets.put("the wrong password", person.wrongPassword());
    }

    /** Also by their secret part, as a log may shorten them. */
    private void plantTokens(String call, Answer answer) {
        if (!call.startsWith("login") && !call.equals("refresh")) {
            return;
        }
        String accessToken = answer.text("accessToken");
        secrets.put("the access token of " + call, accessToken);
        secrets.put("the signature of the access token of " + call, last(accessToken));
        secrets.put("the refresh token of " + call, answer.text("refreshToken"));
        secrets.put("the secret of the refresh token of " + call, last(answer.text("refreshToken")));
    }

    private void plantMailedTokens(Person person) {
        var tokens = Mailbox.ofStack().to(person.email()).stream()
                .flatMap(mail -> mail.tokens().stream())
                .toList();
        assertThat(tokens).hasSizeGreaterThan(3);
        tokens.forEach(token -> {
            secrets.put("mailed token " + tokens.indexOf(token), token);
            secrets.put("the secret of mailed token " + tokens.indexOf(token), last(token));
        });
    }

    private void plantHashes(ObservedStack stack, Person person) throws Exception {
        String user = "SELECT id FROM credentials WHERE email = '" + person.email() + "'";
        String sessions = "SELECT id FROM sessions WHERE user_id = (" + user + ")";
        var hashes = stack.databases().query("auth", "SELECT password_hash FROM credentials WHERE id = (" + user + ")");
        hashes.addAll(stack.databases()
                .query("auth", "SELECT secret_hash FROM refresh_tokens WHERE session_id IN (" + sessions + ")"));
        assertThat(hashes).hasSizeGreaterThan(3).allMatch(hash -> hash.startsWith("$2a$"));
        hashes.addAll(
                stack.databases().query("auth", "SELECT secret_hash FROM mail_links WHERE user_id = (" + user + ")"));
        hashes.forEach(hash -> secrets.put("hash " + hashes.indexOf(hash), hash));
    }

    private void plantSecretsOfServers(ObservedStack stack) throws IOException {
        try (var files = Files.walk(stack.secrets())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = stack.secrets().relativize(file).toString();
                if (name.startsWith("passwords")) {
                    secrets.put(name, Files.readString(file));
                } else if (!name.contains("public")) {
                    secrets.put(name, privateLine(Files.readAllLines(file)));
                }
            }
        }
        assertThat(secrets.keySet()).filteredOn(name -> name.endsWith(".pem")).hasSizeGreaterThan(5);
    }

    /** In the file of an RSA key the first half is public, in that of an elliptic curve the second. */
    private static String privateLine(List<String> pem) {
        return pem.size() > 10 ? pem.get(pem.size() * 3 / 4) : pem.get(1);
    }

    private static String last(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }
}
