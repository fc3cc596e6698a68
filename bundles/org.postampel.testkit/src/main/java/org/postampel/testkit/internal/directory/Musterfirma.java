package org.postampel.testkit.internal.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.postampel.core.credential.Secret;
import org.postampel.testkit.internal.directory.MailboxRights.Protocol;
import org.postampel.testkit.internal.directory.Person.Kind;

/** The demo organisation as it is after every start. The secrets protect nothing but the demo. */
public final class Musterfirma {
  /** The domain of all addresses. */
  public static final String DOMAIN = "musterfirma.example";

  /** The directory (tenant) id. */
  public static final UUID TENANT = UUID.fromString("4d757374-6572-4669-a26d-612064656d6f");

  /** Delegate: full access and send as on support@ and rechnung@, full access on info@. */
  public static final Person ANNA = person("anna.beispiel", "Anna Beispiel", 1, Kind.MEMBER);

  /** Colleague: full access on support@, no send as. */
  public static final Person BERND = person("bernd.kollege", "Bernd Kollege", 2, Kind.MEMBER);

  /** Colleague without any right on a shared mailbox. */
  public static final Person CARLA = person("carla.fremd", "Carla Fremd", 3, Kind.MEMBER);

  /** Delegate like Anna whose own mailbox has SMTP AUTH switched off. */
  public static final Person DIETER = person("dieter.still", "Dieter Still", 4, Kind.MEMBER);

  /** Delegate like Anna for whom only the administrator may consent. */
  public static final Person EVA = person("eva.neu", "Eva Neu", 5, Kind.MEMBER_WITHOUT_CONSENT);

  /** The administrator, without a mailbox. */
  public static final Person ADMINISTRATOR =
      person("admin", "Administration Musterfirma", 6, Kind.ADMINISTRATOR);

  /** Shared mailbox for which everything is in order. */
  public static final Person SUPPORT =
      person("support", "Musterfirma Support", 11, Kind.SHARED_MAILBOX);

  /** Second shared mailbox for which everything is in order. */
  public static final Person RECHNUNG =
      person("rechnung", "Musterfirma Rechnungseingang", 12, Kind.SHARED_MAILBOX);

  /** Shared mailbox with IMAP switched off. */
  public static final Person INFO = person("info", "Musterfirma Info", 13, Kind.SHARED_MAILBOX);

  private static final Set<String> MAIL_SCOPES =
      Set.of("IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send", "User.Read");

  /** An application on people's own machines: no secret. */
  public static final Client DESKTOP =
      new Client(
          id(0xc1),
          "Musterfirma ERP (Arbeitsplatz)",
          id(0xd1),
          Optional.empty(),
          Optional.empty(),
          Set.of("http://localhost", "http://127.0.0.1"),
          MAIL_SCOPES,
          Set.of());

  /** The classic ERP registration: tenant, client id, secret, browser. */
  public static final Client SERVER =
      new Client(
          id(0xc2),
          "Musterfirma ERP (Server)",
          id(0xd2),
          Optional.of(Secret.ofText("demo~Wert-des-Schluessels-Server")),
          Optional.of(Secret.ofText("demo~abgelaufener-Schluessel")),
          Set.of("http://localhost", "https://erp.musterfirma.example/oauth"),
          MAIL_SCOPES,
          Set.of());

  /** An application that acts without a person. */
  public static final Client SERVICE =
      new Client(
          id(0xc3),
          "Musterfirma ERP (Hintergrunddienst)",
          id(0xd3),
          Optional.of(Secret.ofText("demo~Wert-des-Schluessels-Dienst")),
          Optional.empty(),
          Set.of(),
          Set.of(),
          Set.of("IMAP.AccessAsApp", "POP.AccessAsApp", "SMTP.SendAsApp"));

  private Musterfirma() {}

  /** Returns the directory without any consent. */
  public static Directory directory() {
    return new Directory(
        TENANT,
        DOMAIN,
        List.of(ANNA, BERND, CARLA, DIETER, EVA, SUPPORT, RECHNUNG, INFO, ADMINISTRATOR),
        List.of(DESKTOP, SERVER, SERVICE));
  }

  /** Returns the mailboxes with their switches and rights. */
  public static MailboxRights mailboxes() {
    MailboxRights rights = new MailboxRights();
    for (Person owner : List.of(ANNA, BERND, CARLA, DIETER, EVA, SUPPORT, RECHNUNG, INFO)) {
      rights.add(owner.address());
    }
    for (Person delegate : List.of(ANNA, DIETER, EVA)) {
      for (Person shared : List.of(SUPPORT, RECHNUNG)) {
        rights.fullAccess(shared.address(), delegate.address(), true);
        rights.sendAs(shared.address(), delegate.address(), true);
      }
    }
    rights.fullAccess(INFO.address(), ANNA.address(), true);
    rights.sendAs(INFO.address(), ANNA.address(), true);
    rights.fullAccess(SUPPORT.address(), BERND.address(), true);
    rights.fullAccess(SUPPORT.address(), SERVICE.servicePrincipal().toString(), true);
    rights.sendAs(SUPPORT.address(), SERVICE.servicePrincipal().toString(), true);
    rights.protocol(INFO.address(), Protocol.IMAP, false);
    rights.submission(DIETER.address(), Optional.of(false));
    return rights;
  }

  private static Person person(String local, String name, int number, Kind kind) {
    return new Person(local + "@" + DOMAIN, name, id(number), kind);
  }

  private static UUID id(int number) {
    return new UUID(0x6d75737465724000L, 0x8000000000000000L + number);
  }
}
