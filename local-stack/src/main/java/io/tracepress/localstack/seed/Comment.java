package io.tracepress.localstack.seed;

import java.util.List;

/** A remark or a reply of a certain person, who is a number in the list of people. */
record Comment(int author, String text, List<Comment> replies) {}
