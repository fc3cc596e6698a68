package org.postampel.oauth.internal.registration;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.postampel.core.contribution.ContributedFile;
import org.postampel.core.contribution.ContributedFiles;
import org.postampel.oauth.ClientRegistration;

/**
 * Gathers registrations; a broken one, or one in which a secret stands, is switched off with a log
 * entry that names its keys and none of its values.
 */
public final class RegistrationLoader {

  /** The extension point. */
  public static final String POINT = "org.postampel.oauth.clientRegistrations";

  private static final String INDEX = "clientRegistrations";
  private static final String OWN = "org/postampel/oauth/registration/";
  private static final int LIMIT = 64 * 1024;
  private static final Set<String> KEYS = Set.of("provider", "client-id", "tenant", "redirect");
  private static final Logger LOG = System.getLogger(RegistrationLoader.class.getName());

  private RegistrationLoader() {}

  /** The registrations found now. */
  public static List<ClientRegistration> load() {
    return load(ContributedFiles.all(INDEX, OWN, RegistrationLoader.class.getClassLoader(), POINT));
  }

  static List<ClientRegistration> load(List<ContributedFile> files) {
    List<ClientRegistration> found = new ArrayList<>();
    for (ContributedFile file : files) {
      try (InputStream in = file.address().openStream()) {
        found.add(read(in));
      } catch (IOException | IllegalArgumentException broken) {
        LOG.log(
            Level.WARNING,
            "The client registration {0} of {1} is switched off: {2}",
            file.address(),
            file.contributor(),
            broken.getMessage());
      }
    }
    return found;
  }

  private static ClientRegistration read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LIMIT + 1);
    if (bytes.length > LIMIT) {
      throw new IllegalArgumentException("larger than " + LIMIT + " bytes");
    }
    Properties texts = new Properties();
    texts.load(
        new StringReader(
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()));
    for (String key : texts.stringPropertyNames()) {
      if (key.toLowerCase(Locale.ROOT).matches(".*(secret|password|key).*")) {
        throw new IllegalArgumentException(
            "the key " + key + ": what is shipped to everybody is no secret");
      } else if (!KEYS.contains(key)) {
        throw new IllegalArgumentException("unknown key " + key);
      }
    }
    return new ClientRegistration(
        text(texts, "provider"),
        text(texts, "client-id"),
        text(texts, "tenant"),
        text(texts, "redirect"));
  }

  private static String text(Properties texts, String key) {
    return texts.getProperty(key, "").strip();
  }
}
