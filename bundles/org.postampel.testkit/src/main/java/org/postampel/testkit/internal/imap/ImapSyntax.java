package org.postampel.testkit.internal.imap;

/** The client sent something that is no IMAP; answered with BAD. */
final class ImapSyntax extends Exception {
  private static final long serialVersionUID = 1L;

  ImapSyntax(String what) {
    super(what, null, false, false);
  }
}
