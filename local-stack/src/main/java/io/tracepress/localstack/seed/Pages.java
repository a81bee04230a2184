package io.tracepress.localstack.seed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads lists to their end. */
record Pages(Function<Call, Answer> reader) {

    /** None if there is no such list. */
    List<JsonNode> items(String pathAndQuery) {
        var items = new ArrayList<JsonNode>();
        var parameters = pathAndQuery + (pathAndQuery.contains("?") ? "&" : "?") + "limit=100&cursor=";
        var cursor = "";
        do {
            var path = parameters + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            var answer = reader.apply(Call.get(path)).expect(200, 404);
            if (answer.status() == 404) {
                return items;
            }
            var page = answer.body();
            items.addAll(page.path("items").valueStream().toList());
            cursor = page.path("nextCursor").stringValueOpt().orElse("");
        } while (!cursor.isEmpty());
        return items;
    }
}
