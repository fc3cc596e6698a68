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
          new SignInOutcome.ConsentPending(ADDRESS, FAILURE),
          new SignInOutcome.SignInNeeded(SignInReason.EXPIRED_OR_REVOKED, FAILURE),
          new SignInOutcome.WrongAccount("a@b.example", "c@d.example"),
          new SignInOutcome.Denied(FAILURE),
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
