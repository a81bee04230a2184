package io.tracepress.desk;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The templates of a desk's pages, which lie in the folder {@code pages} beside a class of it. They escape all that
 * they show: none of it is trusted.
 */
public final class Templates {

    private final Class<?> desk;
    private final Mustache.Compiler compiler;
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();

    public Templates(Class<?> desk) {
        this.desk = desk;
        this.compiler = Mustache.compiler()
                .escapeHTML(true)
                .emptyStringIsFalse(true)
                .zeroIsFalse(true)
                .withLoader(this::read);
    }

    public Answer page(int status, String name, Object view) {
        Template template = compiled.computeIfAbsent(name, _ -> compiler.compile(read(name)));
        return Answer.of(status, "text/html; charset=utf-8", out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            template.execute(view, writer);
            writer.flush();
        });
    }

    private Reader read(String name) {
        InputStream template = desk.getResourceAsStream("pages/" + name + ".html");
        return new InputStreamReader(Objects.requireNonNull(template, name), StandardCharsets.UTF_8);
    }
}
