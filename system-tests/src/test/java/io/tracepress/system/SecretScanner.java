package io.tracepress.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds secrets, by their names, in any of their encodings. */
final class SecretScanner {

    private static final int CONTEXT = 120;

    private record Form(String secret, String text) {}

    private final List<Form> forms = new ArrayList<>();

    SecretScanner(Map<String, String> secrets) {
        secrets.forEach((name, value) -> Encodings.of(value).forEach(form -> forms.add(new Form(name, form))));
    }

    /** One line for each secret in the text, with what stands before it; never with the secret. */
    List<String> findings(String where, String text) {
        return forms.stream()
                .filter(form -> text.contains(form.text()))
                .collect(Collectors.toMap(Form::secret, form -> before(form, text), (first, _) -> first))
                .entrySet()
                .stream()
                .map(found -> found.getKey() + " in " + where + " after: " + found.getValue())
                .toList();
    }

    private static String before(Form form, String text) {
        int at = text.indexOf(form.text());
        return text.substring(Math.max(0, at - CONTEXT), at).replaceAll("\\s+", " ");
    }
}
