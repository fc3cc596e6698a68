package org.postampel.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.SignInReason;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.ClientRegistrationKey;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.SignInKey;

class SignInSentenceTest {

  private static final URI ADDRESS = URI.create("https://authority.example/x");
  private static final AuthorityFailure FAILURE =
      new AuthorityFailure(400, "some_error", "", "Literal {0} text's", "", "");

  private static final List<SignInOutcome> ALL =
      List.of(
          new SignInOutcome.Granted(
              new SignedInAccount(
                  "a@b.example", new SignInKey(new ClientRegistrationKey(ADDRESS, "t", "c"), "a"))),
          new SignInOutcome.Granted(
              new SignedInAccount(
                  "a@b.example", new SignInKey(new ClientRegistrationKey(ADDRESS, "t", "c"), "a")),
              false),
          new SignInOutcome.ConsentPending(ADDRESS, FAILURE),
          new SignInOutcome.SignInNeeded(SignInReason.EXPIRED_OR_REVOKED, FAILURE),
          new SignInOutcome.WrongAccount("a@b.example", "c@d.example"),
          new SignInOutcome.WrongAccount("a@b.example", "a@b.example", "tenant-1", "tenant-2"),
          new SignInOutcome.Denied(FAILURE),
          ours("certificate_unusable"),
          ours("certificate_too_short"),
          ours("issuer_mismatch"),
          ours("nonce_mismatch"),
          new SignInOutcome.BlockedByPolicy(FAILURE),
          new SignInOutcome.DeviceCodeExpired(FAILURE),
          new SignInOutcome.DeviceCodeDeclined(FAILURE),
          new SignInOutcome.SecretMissing(SecretName.password(new MailboxId("x"))),
          new SignInOutcome.SecretMissing(
              SecretName.certificate(new ClientRegistrationKey(ADDRESS, "t", "c"))),
          new SignInOutcome.Unsupported("device-code-provider"),
          new SignInOutcome.Unsupported("device-code"),
          new SignInOutcome.RedirectUnavailable(ADDRESS, "Address already in use"),
          new SignInOutcome.Unreachable("Connection refused"),
          new SignInOutcome.Cancelled(),
          new SignInOutcome.StoreFailed(
              new TokenStoreException(TokenStoreException.Reason.CANNOT_OPEN, "/store", null)));

  @Test
  void everyOutcomeHasASentenceInBothLanguages() {
    for (SignInOutcome outcome : ALL) {
      String english = outcome.sentence(OAuthServices.texts(Locale.ENGLISH));
      String german = outcome.sentence(OAuthServices.texts(Locale.GERMAN));
      assertThat(english).isNotBlank().isNotEqualTo(german);
      assertThat(german).isNotBlank();
    }
  }

  private static SignInOutcome ours(String word) {
    return new SignInOutcome.Denied(new AuthorityFailure(0, word, "", "file.p12", "", ""));
  }

  @Test
  void refusalsOfOurOwnAreSentencesAndNoWordsOfAProtocol() {
    for (String word :
        List.of(
            "certificate_unusable", "certificate_too_short", "issuer_mismatch", "nonce_mismatch")) {
      assertThat(ours(word).sentence(OAuthServices.texts(Locale.GERMAN))).doesNotContain(word);
    }
    // The same word from the network is the authority's and stays literal.
    assertThat(
            new SignInOutcome.Denied(
                    new AuthorityFailure(400, "issuer_mismatch", "", "Literal", "", ""))
                .sentence(OAuthServices.texts(Locale.ENGLISH)))
        .isEqualTo("The sign-in was refused (issuer_mismatch): Literal");
  }

  @Test
  void accountOfAnotherOrganisationIsSaidWithBothOrganisations() {
    assertThat(
            new SignInOutcome.WrongAccount("a@b.example", "c@d.example", "tenant-1", "tenant-2")
                .sentence(OAuthServices.texts(Locale.GERMAN)))
        .contains("c@d.example", "tenant-1", "tenant-2", "Anderes Konto verwenden");
  }

  @Test
  void literalAnswerAppearsUnchanged() {
    assertThat(new SignInOutcome.Denied(FAILURE).sentence(OAuthServices.texts(Locale.ENGLISH)))
        .isEqualTo("The sign-in was refused (some_error): Literal {0} text's");
  }

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(OAuthServices.texts(Locale.GERMAN).keys())
        .isEqualTo(OAuthServices.texts(Locale.ENGLISH).keys());
  }
}
