package org.postampel.check.internal.catalogue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a mailbox that commands, links and sentences of the catalogue mention.
 *
 * @param mailbox the address of the mailbox
 * @param person the account that signs in
 * @param signer the mailbox whose sign-in counts: the person's, or for an application the mailbox
 * @param host the server's host; for the sign-in the authority's
 * @param port the server's port
 * @param protocol the protocol as people write it, such as {@code IMAP}
 * @param tenant the directory id or domain
 * @param clientId the application id
 * @param authority the authority's base address
 * @param redirect the redirect address
 */
public record Placeholders(
    String mailbox,
    String person,
    String signer,
    String host,
    String port,
    String protocol,
    String tenant,
    String clientId,
    String authority,
    String redirect) {

  /** How many arguments every sentence has. */
  static final int ARGUMENTS = 10;

  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final Set<String> KNOWN =
      Set.of(
          "mailbox",
          "person",
          "signer",
          "host",
          "port",
          "tenant",
          "clientId",
          "authority",
          "redirect");
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9@._+-]+");

  /** Refuses null. */
  public Placeholders {
    for (String value :
        List.of(
            mailbox, person, signer, host, port, protocol, tenant, clientId, authority, redirect)) {
      Objects.requireNonNull(value);
    }
  }

  /** The arguments of a sentence in their fixed order; see {@code catalogue/README.txt}. */
  Object[] arguments(Symptom symptom) {
    return new Object[] {
      mailbox,
      person,
      host,
      port,
      protocol.isEmpty() && symptom.facts().containsKey("protocol")
          ? symptom.fact("protocol").toUpperCase(Locale.ROOT)
          : protocol,
      tenant,
      clientId,
      symptom.facts().getOrDefault(Symptom.DETAIL, ""),
      symptom.literal(),
      signer
    };
  }

  /** Refuses templates with an unknown place with {@link IllegalArgumentException}. */
  static void requireKnown(String... templates) {
    for (String template : templates) {
      PLACE
          .matcher(template)
          .results()
          .map(place -> place.group(1))
          .filter(name -> !KNOWN.contains(name))
          .findFirst()
          .ifPresent(
              name -> {
                throw new IllegalArgumentException("unknown place {" + name + "} in " + template);
              });
    }
  }

  /** The command with values that no shell can misread: quoted for PowerShell where needed. */
  String fillCommand(String template) {
    return fill(template, Placeholders::quoted);
  }

  /** The link with encoded values. */
  String fillLink(String template) {
    return fill(template, value -> URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  private String fill(String template, UnaryOperator<String> escape) {
    Map<String, String> values =
        Map.of(
            "mailbox", mailbox,
            "person", person,
            "signer", signer,
            "host", host,
            "port", port,
            "tenant", tenant,
            "clientId", clientId,
            "redirect", redirect);
    return PLACE
        .matcher(template)
        .replaceAll(
            place -> {
              String name = place.group(1);
              String value = values.get(name);
              String shown =
                  name.equals("authority")
                      ? authority
                      : value == null ? place.group() : escape.apply(value);
              return Matcher.quoteReplacement(shown);
            });
  }

  private static String quoted(String value) {
    return HARMLESS.matcher(value).matches() ? value : "'" + value.replace("'", "''") + "'";
  }
}
