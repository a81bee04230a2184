package io.tracepress.maildesk;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Somebody who sends or gets mails; the name may be empty. */
record Address(
        @JsonProperty("Name") String name,
        @JsonProperty("Address") String address) {

    private static final int MAX_LENGTH = 320;

    static Address of(String address) {
        return new Address("", Texts.cut(address, MAX_LENGTH));
    }

    /** Whatever stands in a header, also what is no address. */
    static List<Address> parse(String header) {
        if (header == null || header.isBlank()) {
            return List.of();
        }
        try {
            return Stream.of(InternetAddress.parseHeader(header, false))
                    .map(Address::of)
                    .toList();
        } catch (AddressException e) {
            return List.of(of(header.strip()));
        }
    }

    private static Address of(InternetAddress parsed) {
        String name = Objects.requireNonNullElse(parsed.getPersonal(), "");
        String address = Objects.requireNonNullElse(parsed.getAddress(), "");
        return new Address(Texts.cut(name, MAX_LENGTH), Texts.cut(address, MAX_LENGTH));
    }

    boolean contains(String lowerCase) {
        return Texts.contains(name, lowerCase) || Texts.contains(address, lowerCase);
    }

    /** For people. */
    String text() {
        return name.isEmpty() ? address : name + " <" + address + ">";
    }

    int length() {
        return name.length() + address.length();
    }
}
