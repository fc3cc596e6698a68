package org.postampel.mail.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.Secret;
import org.postampel.mail.internal.channel.BrokenDialogue;

/** The exchange of RFC 7677, section 3, and what a false server gets. */
class ScramVoiceTest {

  private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
  private static final String BOTH = NONCE + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
  private static final String SERVER_FIRST = "r=" + BOTH + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

  private final ScramVoice voice =
      new ScramVoice(new Credential.Password("user", Secret.ofText("pencil")), NONCE);

  @Test
  void exchangeOfTheStandardSucceeds() throws BrokenDialogue {
    assertThat(said("")).isEqualTo("n,,n=user,r=" + NONCE);
    assertThat(said(SERVER_FIRST))
        .isEqualTo("c=biws,r=" + BOTH + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    assertThat(voice.isComplete()).as("the server has proven nothing yet").isFalse();
    assertThat(said("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")).isEmpty();
    assertThat(voice.isComplete()).isTrue();
  }

  @Test
  void serverThatDoesNotKnowThePasswordIsRefused() throws BrokenDialogue {
    said("");
    said(SERVER_FIRST);
    assertThatThrownBy(() -> said("v=AAAATRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="))
        .isInstanceOf(BrokenDialogue.class);
    assertThat(voice.isComplete()).isFalse();
  }

  @Test
  void refusalOfTheServerIsAReasonAndNoSuccess() throws BrokenDialogue {
    said("");
    said(SERVER_FIRST);
    assertThat(voice.next(base64("e=invalid-proof"))).isEmpty();
    assertThat(voice.isComplete()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r=somebodyElse,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "r=" + NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "r=" + BOTH + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=1",
        "r=" + BOTH + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=999999999",
        "r=" + BOTH + ",s====,i=4096",
        "hello"
      })
  void nonsenseGetsNoProof(String serverFirst) throws BrokenDialogue {
    said("");
    assertThatThrownBy(() -> said(serverFirst)).isInstanceOf(BrokenDialogue.class);
  }

  private String said(String challenge) throws BrokenDialogue {
    Optional<Secret> message = voice.next(base64(challenge));
    return new String(
        Base64.getDecoder().decode(message.orElseThrow().use(String::new)), StandardCharsets.UTF_8);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
