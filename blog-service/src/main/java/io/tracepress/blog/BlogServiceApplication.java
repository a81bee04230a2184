package io.tracepress.blog;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class BlogServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(BlogServiceApplication.class, args);
    }
}
