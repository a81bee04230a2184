package io.tracepress.auth;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;

import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.ListSessionsRequest;
import io.tracepress.kit.testing.Callers;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallRulesTests extends AuthTest {

    private static final Set<String> OPEN = Set.of("GetSigningKeys");
    private static final Set<String> FOR_USERS = Set.of("Logout", "ListSessions", "RevokeSession", "ChangePassword");

    @ParameterizedTest
    @MethodSource("methods")
    void eachMethodKnowsItsCallers(MethodDescriptor<Object, Object> method) {
        if (OPEN.contains(method.getBareMethodName())) {
            return;
        }
        boolean forUsers = FOR_USERS.contains(method.getBareMethodName());

        assertRefused(method, channels.anonymous(), Status.Code.UNAUTHENTICATED);
        assertRefused(method, channels.authorized("Bearer forged"), Status.Code.UNAUTHENTICATED);
        assertRefused(method, channels.authorized("Service forged"), Status.Code.UNAUTHENTICATED);
        assertRefused(method, channels.asService("blog-service"), Status.Code.PERMISSION_DENIED);
        assertRefused(
                method,
                forUsers ? channels.asService("api-gateway") : channels.as(Callers.someone()),
                Status.Code.PERMISSION_DENIED);
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
