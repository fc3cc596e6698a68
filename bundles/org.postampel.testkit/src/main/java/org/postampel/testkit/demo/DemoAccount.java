package org.postampel.testkit.demo;

import java.util.UUID;
import org.postampel.testkit.internal.directory.Musterfirma;
import org.postampel.testkit.internal.directory.Person;

/** The accounts of the demo tenant, people and shared mailboxes; each has a mailbox. */
public enum DemoAccount {
  /** Delegate: full access and send as on support@, rechnung@ and info@. */
  ANNA(Musterfirma.ANNA),
  /** Colleague with full access on support@ and without send as. */
  BERND(Musterfirma.BERND),
  /** Colleague without any right on a shared mailbox. */
  CARLA(Musterfirma.CARLA),
  /** Delegate for support@ and rechnung@ whose own mailbox has SMTP AUTH switched off. */
  DIETER(Musterfirma.DIETER),
  /** Delegate for support@ and rechnung@ for whom only an administrator may consent. */
  EVA(Musterfirma.EVA),
  /** Shared mailbox in order; signing in as it is blocked. */
  SUPPORT(Musterfirma.SUPPORT),
  /** Second shared mailbox in order; signing in as it is blocked. */
  RECHNUNG(Musterfirma.RECHNUNG),
  /** Shared mailbox with IMAP switched off; signing in as it is blocked. */
  INFO(Musterfirma.INFO);

  private final Person person;

  DemoAccount(Person person) {
    this.person = person;
  }

  /** Returns the mail address, which is also the sign-in name. */
  public String address() {
    return person.address();
  }

  /** Returns the name people see. */
  public String displayName() {
    return person.name();
  }

  /** Returns the object id. */
  public UUID objectId() {
    return person.objectId();
  }

  /** Returns whether this is a shared mailbox. */
  public boolean isShared() {
    return person.kind() == Person.Kind.SHARED_MAILBOX;
  }

  Person person() {
    return person;
  }
}
