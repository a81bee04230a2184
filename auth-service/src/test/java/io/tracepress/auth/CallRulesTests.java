package io.tracepress.auth;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;

import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.ListSessionsRequest;
import io.tracepress.kit.testing.Callers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallRulesTests extends AuthTest {

    private static final Set<String> OPEN = Set.of("GetSigningKeys");
    private static final Set<String> FOR_USERS =
            Set.of("Logout", "ListSessions", "RevokeSession", "ChangePassword", "RequestEmailVerification");
    // All others are for the gateway.
    private static final Map<String, String> FOR_OTHER_SERVICES =
            Map.of("MintMailLink", "email-service", "GetUsername", "user-service");
    private static final List<String> SERVICES =
            List.of("api-gateway", "auth-service", "user-service", "blog-service", "comment-service", "email-service");

    @ParameterizedTest
    @MethodSource("methods")
    void eachMethodKnowsItsCallers(MethodDescriptor<Object, Object> method) {
        String name = method.getBareMethodName();
        if (OPEN.contains(name)) {
            return;
        }
        boolean forUsers = FOR_USERS.contains(name);

        assertRefused(method, channels.anonymous(), Status.Code.UNAUTHENTICATED);
        assertRefused(method, channels.authorized("Bearer forged"), Status.Code.UNAUTHENTICATED);
        assertRefused(method, channels.authorized("Service forged"), Status.Code.UNAUTHENTICATED);
        if (!forUsers) {
            assertRefused(method, channels.as(Callers.someone()), Status.Code.PERMISSION_DENIED);
        }
        SERVICES.stream()
                .filter(service -> forUsers || !service.equals(FOR_OTHER_SERVICES.getOrDefault(name, "api-gateway")))
                .forEach(service -> assertRefused(method, channels.asService(service), Status.Code.PERMISSION_DENIED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.tracepress.kit.testing.SpoiltTokens#all")
    void aTokenThatIsNotOursIsRefused(String name, String token) {
        var stub = AuthServiceGrpc.newBlockingStub(channels.authorized("Bearer " + token));

        assertThatCall(() -> stub.listSessions(ListSessionsRequest.getDefaultInstance()))
                .failsWith(Status.Code.UNAUTHENTICATED);
    }

    @SuppressWarnings("unchecked")
    static Stream<MethodDescriptor<Object, Object>> methods() {
        return AuthServiceGrpc.getServiceDescriptor().getMethods().stream()
                .map(method -> (MethodDescriptor<Object, Object>) method);
    }

    private static void assertRefused(MethodDescriptor<Object, Object> method, Channel channel, Status.Code code) {
        var marshaller = (MethodDescriptor.PrototypeMarshaller<Object>) method.getRequestMarshaller();
        assertThatCall(() -> ClientCalls.blockingUnaryCall(
                        channel, method, io.grpc.CallOptions.DEFAULT, marshaller.getMessagePrototype()))
                .failsWith(code);
    }
}
