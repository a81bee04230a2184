package io.tracepress.blog;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.CodePointLength;

/** What an author writes. */
record BlogDraft(
        @NotBlank @CodePointLength(max = 200) String title,

        @NotBlank @CodePointLength(max = 100_000) String content,

        @Size(max = 10) List<@NotBlank @CodePointLength(max = 40) String> tags,
        boolean publish) {

    List<String> distinctTags() {
        return tags.stream().map(String::strip).distinct().toList();
    }
}
