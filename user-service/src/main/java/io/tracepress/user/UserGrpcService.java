package io.tracepress.user;

import io.grpc.stub.StreamObserver;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.time.ProtoTime;
import io.tracepress.kit.validation.InputValidator;
import io.tracepress.user.v1.BatchGetUsersRequest;
import io.tracepress.user.v1.BatchGetUsersResponse;
import io.tracepress.user.v1.CreateUserRequest;
import io.tracepress.user.v1.CreateUserResponse;
import io.tracepress.user.v1.GetUserByUsernameRequest;
import io.tracepress.user.v1.GetUserByUsernameResponse;
import io.tracepress.user.v1.GetUserRequest;
import io.tracepress.user.v1.GetUserResponse;
import io.tracepress.user.v1.UpdateUserRequest;
import io.tracepress.user.v1.UpdateUserResponse;
import io.tracepress.user.v1.UserServiceGrpc;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

@Service
class UserGrpcService extends UserServiceGrpc.UserServiceImplBase {

    private final InputValidator inputs;
    private final Profiles profiles;

    UserGrpcService(InputValidator inputs, Profiles profiles) {
        this.inputs = inputs;
        this.profiles = profiles;
    }

    @Override
    public void createUser(CreateUserRequest request, StreamObserver<CreateUserResponse> responses) {
        UUID id = InputValidator.uuid("id", request.getId());
        responses.onNext(CreateUserResponse.newBuilder()
                .setUser(proto(profiles.create(id, request.getUsername())))
                .build());
        responses.onCompleted();
    }

    @Override
    public void getUser(GetUserRequest request, StreamObserver<GetUserResponse> responses) {
        var caller = Caller.current();
        responses.onNext(GetUserResponse.newBuilder()
                .setUser(proto(profiles.get(caller.userId())))
                .build());
        responses.onCompleted();
    }

    @Override
    public void getUserByUsername(
            GetUserByUsernameRequest request, StreamObserver<GetUserByUsernameResponse> responses) {
        responses.onNext(GetUserByUsernameResponse.newBuilder()
                .setUser(proto(profiles.get(request.getUsername())))
                .build());
        responses.onCompleted();
    }

    @Override
    public void updateUser(UpdateUserRequest request, StreamObserver<UpdateUserResponse> responses) {
        var change = inputs.valid(new ProfileChange(
                request.hasDisplayName() ? Optional.of(request.getDisplayName()) : Optional.empty(),
                request.hasBio() ? Optional.of(request.getBio()) : Optional.empty()));
        responses.onNext(UpdateUserResponse.newBuilder()
                .setUser(proto(profiles.change(Caller.current().userId(), change)))
                .build());
        responses.onCompleted();
    }

    @Override
    public void batchGetUsers(BatchGetUsersRequest request, StreamObserver<BatchGetUsersResponse> responses) {
        var ids = request.getIdsList().stream()
                .map(id -> InputValidator.uuid("ids", id))
                .toList();
        var response = BatchGetUsersResponse.newBuilder();
        profiles.getAll(ids).forEach(user -> response.addUsers(proto(user)));
        responses.onNext(response.build());
        responses.onCompleted();
    }

    private static io.tracepress.user.v1.User proto(User user) {
        return io.tracepress.user.v1.User.newBuilder()
                .setId(user.id().toString())
                .setUsername(user.username())
                .setDisplayName(user.displayName())
                .setBio(user.bio())
                .setCreateTime(ProtoTime.timestamp(user.createdAt()))
                .build();
    }
}
