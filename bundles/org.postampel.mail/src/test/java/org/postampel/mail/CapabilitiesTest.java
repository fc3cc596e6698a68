package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {

  @Test
  void mechanismsAreFoundInTheFormsOfAllProtocols() {
    assertThat(new Capabilities(List.of("IMAP4rev1", "auth=plain", "AUTH=XOAUTH2")).mechanisms())
        .containsExactly("PLAIN", "XOAUTH2");
    assertThat(new Capabilities(List.of("UIDL", "SASL PLAIN XOAUTH2")).mechanisms())
        .containsExactly("PLAIN", "XOAUTH2");
    assertThat(new Capabilities(List.of("AUTH LOGIN XOAUTH2", "AUTH=LOGIN NTLM")).mechanisms())
        .containsExactly("LOGIN", "XOAUTH2", "NTLM");
    assertThat(new Capabilities(List.of("SASL", "SIZE 1000")).mechanisms()).isEmpty();
  }

  @Test
  void keywordIsTheFirstWordWhateverItsCase() {
    Capabilities capabilities = new Capabilities(List.of("Size 1000", "StartTLS"));
    assertThat(capabilities.offers("SIZE")).isTrue();
    assertThat(capabilities.offers("STARTTLS")).isTrue();
    assertThat(capabilities.offers("1000")).isFalse();
  }

  @Test
  void backOffIsReadFromAnyLine() {
    ServerReply reply =
        new ServerReply(
            List.of(
                "* BAD Request is throttled. Suggested Backoff Time: 5000 milliseconds", "a NO"),
            "NO",
            "",
            "");
    assertThat(reply.backOff()).contains(Duration.ofSeconds(5));
    assertThat(new ServerReply(List.of("a NO"), "NO", "", "").backOff()).isEmpty();
  }
}
