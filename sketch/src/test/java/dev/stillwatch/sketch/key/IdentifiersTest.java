package dev.stillwatch.sketch.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    @ParameterizedTest
    @CsvSource({
        "J.Doe+news@Googlemail.com, jdoe@gmail.com",
        "  Anna.Klein@Example.ORG , anna.klein@example.org",
        "anna+shop@example.org, anna@example.org",
        "x@müller.example, x@xn--mller-kva.example",
        "x@example.org., x@example.org",
        "not an address, not an address",
        "@example.org, @example.org",
    })
    void mailAddressesAreNormalised(String told, String normalised) {
        assertThat(EmailAddress.parse(told).address()).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource({
        "anna.klein84@example.org, a4.a5d2@example.org",
        "xkqzvw9021@mail.example, a6d4@mail.example",
        "josé@example.org, a4@example.org",
        "nobody, ''",
    })
    void mailPatternsKeepShapeAndDomain(String told, String pattern) {
        assertThat(EmailAddress.parse(told).pattern()).isEqualTo(pattern);
    }

    @ParameterizedTest
    @CsvSource({
        "+49 (30) 1234-567, 49301234567",
        "0049 30 1234567, 49301234567",
        "030 1234567, 0301234567",
        "٠١٢٣٤٥٦, 0123456",
        "a b, ab",
    })
    void telephoneNumbersAreDigits(String told, String normalised) {
        assertThat(PhoneNumber.normalise(told)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.17, c0000211, c00002",
        "::ffff:192.0.2.17, c0000211, c00002",
        "2001:db8:1:2::3, 20010db8000100020000000000000003, 20010db80001",
        "[2001:DB8:1:2:0:0:0:3], 20010db8000100020000000000000003, 20010db80001",
        "fe80::1%eth0, fe800000000000000000000000000001, fe8000000000",
    })
    void addressesHaveOneForm(String told, String address, String prefix) {
        assertThat(NetworkAddress.parse(told)).contains(new NetworkAddress(address, prefix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "example.org", "300.1.1.1", "2001:db8::1::2"})
    void namesAreNoAddresses(String told) {
        assertThat(NetworkAddress.parse(told)).isEmpty();
    }

    @Test
    void aPublicMailHostIsNoPattern() {
        assertThat(EmailAddress.parse("a1@gmail.com").pattern()).isEqualTo("a1d1@gmail.com");
    }
}
