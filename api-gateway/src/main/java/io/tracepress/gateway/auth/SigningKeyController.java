package io.tracepress.gateway.auth;

import io.jsonwebtoken.security.Jwks;
import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.tracepress.auth.v1.GetSigningKeysRequest;
import io.tracepress.auth.v1.SigningKey;
import io.tracepress.kit.channels.ServiceChannels;
import io.tracepress.kit.identity.PemKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys that verify access tokens, for anybody: a JWK Set (RFC 7517). */
@RestController
class SigningKeyController {

    private final AuthServiceBlockingStub authService;

    SigningKeyController(ServiceChannels channels) {
        this.authService = AuthServiceGrpc.newBlockingStub(channels.asService("auth-service"));
    }

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<Map<String, List<Map<String, String>>>> keys() {
        var keys = authService
                .getSigningKeys(GetSigningKeysRequest.getDefaultInstance())
                .getKeysList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(Map.of(
                        "keys", keys.stream().map(SigningKeyController::jwk).toList()));
    }

    private static Map<String, String> jwk(SigningKey key) {
        var jwk = Jwks.builder()
                .key(PemKeys.rsaPublicKey(key.getPublicKey().toByteArray()))
                .id(key.getKeyId())
                .algorithm("RS256")
                .publicKeyUse("sig")
                .build();
        return jwk.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().toString()));
    }
}
