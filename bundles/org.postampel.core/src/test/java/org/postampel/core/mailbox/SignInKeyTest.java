package org.postampel.core.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Equal keys share one sign-in, so two different people must never have equal keys. */
class SignInKeyTest {

  @Test
  void oneselfIsOneselfHoweverTheAddressIsWritten() {
    assertThat(of(new SignInAccount.Person("Anna@Musterfirma.example")))
        .isEqualTo(of(new SignInAccount.Person("anna@musterfirma.example")));
  }

  @Test
  void personWhoseNameLooksLikeAHostUsersKeyIsSomebodyElse() {
    SignInKey bob = key(new SignInAccount.CurrentUser(), "bob@musterfirma.example");
    assertThat(of(new SignInAccount.Person("user:bob@musterfirma.example"))).isNotEqualTo(bob);
    assertThat(of(new SignInAccount.Person("USER:bob@musterfirma.example"))).isNotEqualTo(bob);
  }

  @Test
  void everyAccountHasAKeyOfItsOwn() {
    Set<String> keys =
        Stream.of(
                of(new SignInAccount.Person("application")),
                of(new SignInAccount.Person("person:application")),
                of(new SignInAccount.Person("person:person:application")),
                of(new SignInAccount.Person("user:application")),
                of(new SignInAccount.Person("person:user:application")),
                key(new SignInAccount.CurrentUser(), "application"),
                ofApplication())
            .map(SignInKey::asText)
            .collect(Collectors.toSet());
    assertThat(keys).hasSize(7);
  }

  @Test
  void hostUsersWhoDifferOnlyInCaseAreTwoUsers() {
    assertThat(key(new SignInAccount.CurrentUser(), "Bob"))
        .isNotEqualTo(key(new SignInAccount.CurrentUser(), "bob"));
  }

  private static SignInKey of(SignInAccount account) {
    return key(account, "nobody");
  }

  private static SignInKey ofApplication() {
    return builder(new SignInAccount.Application())
        .flow(OAuthFlow.CLIENT_CREDENTIALS)
        .build()
        .key("nobody");
  }

  private static SignInKey key(SignInAccount account, String currentUser) {
    return builder(account).build().key(currentUser);
  }

  private static OAuthSignIn.Builder builder(SignInAccount account) {
    return OAuthSignIn.builder()
        .account(account)
        .authority(URI.create("https://login.example"))
        .tenant("musterfirma.example")
        .clientId("client");
  }
}
