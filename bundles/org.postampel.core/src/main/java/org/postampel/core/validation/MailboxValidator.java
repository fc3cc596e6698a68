package org.postampel.core.validation;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.validation.ServerFields.Endpoint;

/**
 * Turns what was typed into a {@link org.postampel.core.mailbox.MailboxConfiguration}, or says
 * field by field why not.
 *
 * <p>What is not typed comes from the provider's preset. Fields that a choice leaves unused (the
 * OAuth fields beside a password, the outgoing server of a mailbox that only receives) are not
 * judged.
 *
 * <p>Pure: no network, and of the disk only the trusted-certificates and client-certificate files
 * are looked at. Safe for use by several threads.
 */
public final class MailboxValidator {

  private static final String NO_INCOMING = "none";

  private final ProviderPresets presets;
  private final NamedFiles files;

  /**
   * A validator over the given presets.
   *
   * @param presets where host, port, security, scopes and the authority come from when not typed
   */
  public MailboxValidator(ProviderPresets presets) {
    this(presets, NamedFiles.onDisk());
  }

  /**
   * The same where something else than a look at the disk says what is in a file.
   *
   * @param files asked for each file that a draft names
   */
  public MailboxValidator(ProviderPresets presets, NamedFiles files) {
    this.presets = Objects.requireNonNull(presets);
    this.files = Objects.requireNonNull(files);
  }

  /**
   * The configuration, or every problem of every field.
   *
   * @param id the key the mailbox has or will have
   * @param draft the typed texts
   * @param folder the folder against which relative file names are resolved
   */
  public ValidationOutcome validate(MailboxId id, MailboxDraft draft, Path folder) {
    Objects.requireNonNull(id);
    TypedFields typed = new TypedFields(draft);
    Optional<ProviderPreset> known = preset(typed);
    ProviderPreset preset = known.orElseGet(presets::generic);
    FileFields named = new FileFields(typed, folder, files);
    MailboxConfiguration.Builder builder =
        MailboxConfiguration.builder()
            .id(id)
            .provider(preset.id())
            .name(required(typed, MailboxField.NAME, ProblemCodes.NAME_MISSING))
            .address(address(typed))
            .proxy(ProxyField.read(typed));
    if (typed.isTyped(MailboxField.DISPLAY_NAME)) {
      builder.displayName(typed.text(MailboxField.DISPLAY_NAME));
    }
    boolean shared = typed.isOn(MailboxField.SHARED, false);
    builder.shared(shared);
    named.trustedCertificates().ifPresent(builder::trustedCertificates);
    // What an unknown provider leaves empty cannot be judged.
    Legs legs = known.isPresent() ? legs(typed, preset) : Legs.NONE;
    Optional<OAuthSignIn.Builder> oauth = oauth(typed, preset, shared, legs, named);
    List<FieldProblem> problems = typed.problems();
    if (problems.stream().anyMatch(p -> p.severity() == FieldProblem.Severity.ERROR)) {
      return new ValidationOutcome.Invalid(problems);
    }
    legs.incoming().map(Leg::server).ifPresent(builder::incoming);
    legs.outgoing().map(Leg::server).ifPresent(builder::outgoing);
    oauth.map(OAuthSignIn.Builder::build).ifPresent(builder::oauth);
    return new ValidationOutcome.Valid(builder.build(), problems);
  }

  /** One server as far as it could be read. */
  private record Leg(
      MailProtocol protocol, Optional<Endpoint> endpoint, Optional<ServerSignIn> signIn) {

    boolean wantsToken() {
      return signIn.filter(ServerSignIn.OAuth.class::isInstance).isPresent();
    }

    /** RFC 6750, section 5.3: whoever reads a token on its way has the mailbox. */
    void refuseTokenInClearText(TypedFields typed, MailboxField security) {
      boolean clear = endpoint.filter(e -> e.security() == TransportSecurity.NONE).isPresent();
      if (clear && wantsToken()) {
        typed.error(security, ProblemCodes.SECURITY_TOKEN);
      }
    }

    /** The server; only asked when there was no error. */
    MailServer server() {
      Endpoint where = endpoint.orElseThrow();
      return new MailServer(
          protocol, where.host(), where.port(), where.security(), signIn.orElseThrow());
    }
  }

  private record Legs(Optional<Leg> incoming, Optional<Leg> outgoing) {

    static final Legs NONE = new Legs(Optional.empty(), Optional.empty());

    /** The protocols whose servers want a token. */
    Set<MailProtocol> tokenProtocols() {
      return List.of(incoming, outgoing).stream()
          .flatMap(Optional::stream)
          .filter(Leg::wantsToken)
          .map(Leg::protocol)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(MailProtocol.class)));
    }
  }

  private Optional<ProviderPreset> preset(TypedFields typed) {
    String id = typed.word(MailboxField.PROVIDER);
    Optional<ProviderPreset> found = presets.find(id.isEmpty() ? ProviderPresets.GENERIC : id);
    if (found.isEmpty()) {
      String known =
          presets.all().stream().map(ProviderPreset::id).collect(Collectors.joining(", "));
      typed.errorAtLength(MailboxField.PROVIDER, ProblemCodes.PROVIDER_UNKNOWN, id, known);
    }
    return found;
  }

  private static String required(TypedFields typed, MailboxField field, String code) {
    if (!typed.isTyped(field)) {
      typed.error(field, code);
    }
    return typed.text(field);
  }

  private static String address(TypedFields typed) {
    String address = required(typed, MailboxField.ADDRESS, ProblemCodes.ADDRESS_MISSING);
    if (!address.isEmpty() && !MailAddress.isLegal(address)) {
      typed.error(MailboxField.ADDRESS, ProblemCodes.ADDRESS_MALFORMED, address);
    }
    return address;
  }

  private static Legs legs(TypedFields typed, ProviderPreset preset) {
    SignInFields signIns = new SignInFields(typed, preset);
    PasswordAdvice advice = new PasswordAdvice(typed, preset);
    Optional<Leg> incoming = Optional.empty();
    Optional<Leg> outgoing = Optional.empty();
    String protocol =
        typed.choice(
            MailboxField.INCOMING_PROTOCOL,
            List.of(MailProtocol.IMAP.id(), MailProtocol.POP3.id(), NO_INCOMING),
            UnaryOperator.identity(),
            MailProtocol.IMAP.id(),
            ProblemCodes.PROTOCOL_UNKNOWN);
    if (!protocol.equals(NO_INCOMING)) {
      MailProtocol spoken =
          protocol.equals(MailProtocol.POP3.id()) ? MailProtocol.POP3 : MailProtocol.IMAP;
      Leg leg =
          new Leg(
              spoken,
              new ServerFields(typed, preset, spoken, ServerFields.Fields.INCOMING).read(),
              signIns.incoming());
      advice.receiving(leg.endpoint(), leg.signIn());
      leg.refuseTokenInClearText(typed, MailboxField.INCOMING_SECURITY);
      incoming = Optional.of(leg);
    }
    if (typed.isOn(MailboxField.OUTGOING_ENABLED, true)) {
      Leg leg =
          new Leg(
              MailProtocol.SMTP,
              new ServerFields(typed, preset, MailProtocol.SMTP, ServerFields.Fields.OUTGOING)
                  .read(),
              signIns.outgoing());
      advice.sending(leg.endpoint(), leg.signIn());
      leg.refuseTokenInClearText(typed, MailboxField.OUTGOING_SECURITY);
      outgoing = Optional.of(leg);
    }
    if (incoming.isEmpty() && outgoing.isEmpty()) {
      typed.error(MailboxField.INCOMING_PROTOCOL, ProblemCodes.NO_DIRECTION);
    }
    return new Legs(incoming, outgoing);
  }

  private static Optional<OAuthSignIn.Builder> oauth(
      TypedFields typed, ProviderPreset preset, boolean shared, Legs legs, FileFields files) {
    Set<MailProtocol> protocols = legs.tokenProtocols();
    if (protocols.isEmpty()) {
      return Optional.empty();
    }
    OAuthFields fields = new OAuthFields(typed, preset, shared);
    return Optional.of(fields.read(protocols, files.clientCertificate().orElse(null)));
  }
}
