package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class StackPortsTest {

    private static final int GATEWAY_BASE_PORT = Services.GATEWAY.basePort();

    @Test
    void namesABusyPortAndTheProcessItIsWantedFor() throws IOException {
        try (var holder = listen()) {
            int port = holder.getLocalPort();

            assertThat(new WantedPort(port, "api-gateway").problem())
                    .hasValueSatisfying(line ->
                            assertThat(line).startsWith("Port " + port + ", wanted for api-gateway, is in use"));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesTheProcessThatHoldsABusyPort() throws IOException {
        try (var holder = listen()) {
            assertThat(new WantedPort(holder.getLocalPort(), "redis").problem())
                    .hasValueSatisfying(line -> assertThat(line)
                            .contains("by pid " + ProcessHandle.current().pid() + " ("));
        }
    }

    @Test
    void offersToMoveAllPorts() throws IOException {
        try (var holder = listen()) {
            var ports = new StackPorts(holder.getLocalPort() - GATEWAY_BASE_PORT);

            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("--port-offset");
        }
    }

    @Test
    void refusesAnOffsetThatLeavesTheRangeOfPorts() {
        assertThat(new StackPorts(60_000).problems()).contains("Port 68080, wanted for api-gateway, does not exist");
    }

    @Test
    void theTraceStoreHasJaegersPortsMovedLikeAllOthers() {
        assertThat(new StackPorts(100).all())
                .contains(new WantedPort(16786, "traces"), new WantedPort(4418, "traces (OTLP)"));
    }

    @Test
    void theMailDeskHasMailpitsPortsMovedLikeAllOthers() {
        assertThat(new StackPorts(100).all())
                .contains(new WantedPort(1125, "mail (SMTP)"), new WantedPort(8125, "mail"));
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
