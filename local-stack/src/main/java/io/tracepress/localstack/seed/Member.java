package io.tracepress.localstack.seed;

import java.util.Map;

/** A person with an account who is logged in. */
final class Member {

    private final Gateway gateway;
    private final Person person;
    private String accessToken;

    Member(Gateway gateway, Person person) {
        this.gateway = gateway;
        this.person = person;
    }

    /** True if there was no such account before. */
    boolean join() {
        var registration = Map.of("email", person.email(), "username", person.username(), "password", Person.PASSWORD);
        boolean isNew = gateway.answer(Call.post("/auth/register", registration))
                        .expect(201, 409)
                        .status()
                == 201;
        logIn();
        introduce();
        return isNew;
    }

    /** Logs in anew when the access token has expired meanwhile. */
    Answer ask(Call call) {
        var answer = gateway.answer(call.as(accessToken));
        if (answer.status() != 401) {
            return answer;
        }
        logIn();
        return gateway.answer(call.as(accessToken));
    }

    void leave() {
        ask(Call.post("/auth/logout", Map.of())).expect(204);
    }

    private void logIn() {
        var login =
                gateway.answer(Call.post("/auth/login", Map.of("email", person.email(), "password", Person.PASSWORD)));
        if (login.status() == 401) {
            throw new SeedException("The account " + person.username() + " at " + gateway.url()
                    + " is not of the demo any more, as its password or email is another one;"
                    + " a stack without data (./tracepress down --purge) takes the demo again");
        }
        accessToken = login.expect(200).text("accessToken");
    }

    // What was changed since stays; a profile that is not there yet is for the next run.
    private void introduce() {
        var profile = ask(Call.get("/users/me")).expect(200, 404);
        if (profile.status() == 200 && profile.text("bio").isEmpty()) {
            var introduction = Map.of("displayName", person.displayName(), "bio", person.bio());
            ask(Call.patch("/users/me", introduction)).expect(200, 404);
        }
    }
}
