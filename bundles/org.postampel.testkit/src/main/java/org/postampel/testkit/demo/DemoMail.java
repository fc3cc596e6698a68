package org.postampel.testkit.demo;

/** The messages that lie in the shared mailboxes after a start. */
final class DemoMail {
  private DemoMail() {}

  static void seed(DemoTenant tenant) {
    tenant.deliver(
        DemoAccount.SUPPORT,
        message(
            "Kundin Klara Klug <klara.klug@kunde.example>",
            DemoAccount.SUPPORT,
            "=?UTF-8?Q?Drucker_druckt_keine_Lieferscheine?=",
            "Guten Tag,\r\nseit heute fr\u00fch druckt der Drucker im Lager nichts mehr.\r\n"));
    tenant.deliver(
        DemoAccount.SUPPORT,
        message(
            "Otto Ordentlich <otto@kunde.example>",
            DemoAccount.SUPPORT,
            "Frage zur Rechnung 4711",
            "Hallo,\r\nkann die Rechnung an eine andere Adresse gehen?\r\n"));
    tenant.deliver(
        DemoAccount.RECHNUNG,
        message(
            "Lieferant Lang <lang@lieferant.example>",
            DemoAccount.RECHNUNG,
            "Rechnung 2026-0815",
            "Guten Tag,\r\nanbei unsere Rechnung.\r\n"));
  }

  private static String message(String from, DemoAccount to, String subject, String body) {
    return String.join(
        "\r\n",
        "From: " + from,
        "To: " + to.displayName() + " <" + to.address() + ">",
        "Subject: " + subject,
        "Date: Mon, 5 Jan 2026 08:15:00 +0100",
        "Message-ID: <" + Integer.toHexString(subject.hashCode()) + "@kunde.example>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        body);
  }
}
