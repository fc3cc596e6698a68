package org.postampel.core.validation;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.provider.ProviderPreset;

/** Everything an authority is asked with. */
final class OAuthFields {

  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Set<String> TENANTS_OF_ANYBODY =
      Set.of("common", "organizations", "consumers");

  /** RFC 6749, section 3.3. */
  private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

  private static final Pattern PLAIN_WORD = Pattern.compile("[^\\s\\h|]+");

  private final TypedFields typed;
  private final ProviderPreset preset;
  private final boolean shared;
  private final AddressFields addresses;
  private final OAuthFlow flow;

  OAuthFields(TypedFields typed, ProviderPreset preset, boolean shared) {
    this.typed = typed;
    this.preset = preset;
    this.shared = shared;
    this.addresses = new AddressFields(typed, preset);
    this.flow =
        typed.choice(
            MailboxField.OAUTH_FLOW,
            List.of(OAuthFlow.values()),
            OAuthFlow::id,
            OAuthFlow.BROWSER,
            ProblemCodes.FLOW_UNKNOWN);
  }

  /**
   * The parts found so far.
   *
   * @param protocols the protocols whose servers want a token
   * @param certificate the client certificate, or null
   */
  OAuthSignIn.Builder read(Set<MailProtocol> protocols, Path certificate) {
    OAuthSignIn.Builder builder = OAuthSignIn.builder().flow(flow).certificate(certificate);
    addresses.authority().ifPresent(builder::authority);
    addresses.redirect().ifPresent(builder::redirect);
    account().ifPresent(builder::account);
    String tenant = tenant();
    builder.tenant(tenant);
    clientId(tenant).ifPresent(builder::clientId);
    scopes(protocols).forEach(builder::scopes);
    return builder;
  }

  private Optional<SignInAccount> account() {
    if (!flow.isDelegated()) {
      return Optional.of(new SignInAccount.Application());
    }
    MailboxField field = MailboxField.SIGN_IN_ACCOUNT;
    String account = typed.text(field);
    if (account.toLowerCase(Locale.ROOT).equals(SignInAccount.CURRENT_USER)) {
      return Optional.of(new SignInAccount.CurrentUser());
    }
    String address = typed.text(MailboxField.ADDRESS);
    if (account.isEmpty() && !shared && !address.isEmpty()) {
      return Optional.of(new SignInAccount.Person(address));
    }
    if (account.isEmpty()) {
      typed.error(field, ProblemCodes.ACCOUNT_MISSING);
      return Optional.empty();
    }
    boolean old = account.contains("\\") || account.contains("/");
    if (addresses.isEntra() && old) {
      typed.warning(field, ProblemCodes.ACCOUNT_SHARED_SYNTAX, account);
    } else if (!PLAIN_WORD.matcher(account).matches()
        || addresses.isEntra() && !account.matches("[^@]+@[^@]+")) {
      typed.error(field, ProblemCodes.ACCOUNT_MALFORMED, account);
      return Optional.empty();
    }
    if (addresses.isEntra() && shared && account.equalsIgnoreCase(address)) {
      typed.warning(field, ProblemCodes.ACCOUNT_IS_SHARED_MAILBOX, account);
    }
    return Optional.of(new SignInAccount.Person(account));
  }

  private String tenant() {
    MailboxField field = MailboxField.OAUTH_TENANT;
    String tenant = typed.text(field);
    if (tenant.isEmpty()) {
      tenant = preset.oauth().map(OAuthPreset::tenant).orElse("");
    } else if (!GUID.matcher(tenant).matches()
        && !TENANTS_OF_ANYBODY.contains(tenant.toLowerCase(Locale.ROOT))
        && (!tenant.contains(".") || tenant.startsWith("[") || HostName.read(tenant).isEmpty())) {
      typed.error(field, ProblemCodes.TENANT_MALFORMED, tenant);
      return tenant;
    }
    boolean ofAnybody =
        tenant.isEmpty() || TENANTS_OF_ANYBODY.contains(tenant.toLowerCase(Locale.ROOT));
    if (addresses.isEntra() && ofAnybody && (tenant.isEmpty() || !flow.isDelegated())) {
      typed.error(field, ProblemCodes.TENANT_NEEDED);
    }
    return canonical(tenant);
  }

  private Optional<String> clientId(String tenant) {
    MailboxField field = MailboxField.OAUTH_CLIENT_ID;
    String clientId = typed.text(field);
    if (clientId.isEmpty()) {
      typed.error(field, ProblemCodes.CLIENT_ID_MISSING);
      return Optional.empty();
    }
    Pattern legal = addresses.isEntra() ? GUID : PLAIN_WORD;
    if (!legal.matcher(clientId).matches()) {
      typed.error(field, ProblemCodes.CLIENT_ID_MALFORMED, clientId);
      return Optional.empty();
    }
    if (clientId.equalsIgnoreCase(tenant)) {
      typed.error(field, ProblemCodes.CLIENT_ID_IS_TENANT);
      return Optional.empty();
    }
    return Optional.of(canonical(clientId));
  }

  /** Microsoft's ids mean the same in any case, and equal ones share sign-in and secret. */
  private String canonical(String id) {
    return addresses.isEntra() ? id.toLowerCase(Locale.ROOT) : id;
  }

  private Map<MailProtocol, Set<String>> scopes(Set<MailProtocol> protocols) {
    MailboxField field = MailboxField.OAUTH_SCOPES;
    Map<MailProtocol, Set<String>> known =
        preset
            .oauth()
            .map(oauth -> flow.isDelegated() ? oauth.delegatedScopes() : oauth.applicationScopes())
            .orElse(Map.of());
    Map<MailProtocol, Set<String>> scopes = new java.util.EnumMap<>(MailProtocol.class);
    if (typed.isTyped(field)) {
      Set<String> words = new LinkedHashSet<>(List.of(typed.text(field).split("[\\s\\h]+")));
      for (String word : words) {
        if (!SCOPE.matcher(word).matches()) {
          typed.error(field, ProblemCodes.SCOPES_MALFORMED, word);
        }
      }
      protocols.forEach(protocol -> scopes.put(protocol, words));
    } else if (preset.oauth().isPresent() && known.isEmpty()) {
      typed.error(
          MailboxField.OAUTH_FLOW, ProblemCodes.FLOW_NOT_OFFERED, preset.name(Locale.ENGLISH));
    } else {
      for (MailProtocol protocol : protocols) {
        Set<String> words = known.getOrDefault(protocol, Set.of());
        if (words.isEmpty()) {
          typed.error(field, ProblemCodes.SCOPES_MISSING, protocol.name());
        }
        scopes.put(protocol, words);
      }
    }
    return scopes;
  }
}
