package org.postampel.check.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.provider.SaslIdentity;
import org.postampel.oauth.AccessToken;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;
import org.postampel.oauth.TokenClaims;

/** Tokens of the demo tenant without a sign-in, with the identity table applied. */
final class DemoSources implements CredentialSource, AccessTokenSource {

  private final Supplier<Secret> tokens;
  final AtomicInteger invalidated = new AtomicInteger();

  DemoSources(Supplier<Secret> tokens) {
    this.tokens = tokens;
  }

  @Override
  public CredentialOutcome credentialFor(MailboxConfiguration mailbox, MailProtocol protocol) {
    OAuthSignIn signIn = mailbox.oauth().orElseThrow();
    SaslIdentity identity =
        ProviderPresets.load()
            .find(mailbox.provider())
            .orElseThrow()
            .identities()
            .identityFor(signIn.flow().isDelegated(), protocol, mailbox.shared());
    String name =
        identity == SaslIdentity.SIGN_IN_ACCOUNT
                && signIn.account() instanceof SignInAccount.Person person
            ? person.userName()
            : mailbox.address();
    return new CredentialOutcome.Ready(new Credential.BearerToken(name, tokens.get()));
  }

  @Override
  public AccessTokenOutcome acquire(MailboxConfiguration mailbox, MailProtocol protocol) {
    Secret token = tokens.get();
    TokenClaims claims = claims(token);
    Instant end =
        claims instanceof TokenClaims.Readable readable
            ? readable.expiresAt()
            : Instant.now().plusSeconds(3600);
    return new AccessTokenOutcome.Granted(new AccessToken(token, end, claims));
  }

  @Override
  public void invalidate(MailboxConfiguration mailbox, MailProtocol protocol) {
    invalidated.incrementAndGet();
  }

  private static TokenClaims claims(Secret token) {
    String[] parts = token.use(String::new).split("\\.");
    if (parts.length < 2) {
      return new TokenClaims.Opaque();
    }
    try {
      JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
      Set<String> roles = new HashSet<>();
      claims.path("roles").forEach(role -> roles.add(role.asText()));
      String scp = claims.path("scp").asText();
      return new TokenClaims.Readable(
          Set.of(claims.path("aud").asText()),
          scp.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(scp.split(" "))),
          roles,
          claims.path("tid").asText(),
          claims.path("upn").asText(),
          claims.path("appid").asText(),
          claims.path("idtyp").asText().equals("app"),
          Instant.ofEpochSecond(claims.path("exp").asLong()),
          Instant.ofEpochSecond(claims.path("nbf").asLong()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
