package io.tracepress.gateway.auth;

import io.tracepress.auth.v1.Client;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/** Who is asking, as far as the gateway can tell. */
final class ClientOrigin {

    private ClientOrigin() {}

    /** The address is the socket's peer, or what a trusted proxy says (TRUSTED_PROXIES). */
    static Client of(HttpServletRequest request) {
        String device = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        return Client.newBuilder()
                .setAddress(request.getRemoteAddr())
                .setDevice(device.replaceAll("\\p{Cntrl}", " "))
                .build();
    }
}
