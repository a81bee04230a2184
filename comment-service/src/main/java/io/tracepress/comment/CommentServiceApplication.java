package io.tracepress.comment;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class CommentServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(CommentServiceApplication.class, args);
    }
}
