package org.postampel.check.internal.catalogue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.postampel.core.contribution.ContributedFile;
import org.postampel.core.contribution.ContributedFiles;

/**
 * Gathers the rooms of the catalogue: ours, then those of other jars' indexes and of the extension
 * point, then the files somebody named. A contributed finding is asked before ours; one with the
 * code of an earlier finding takes its place; a broken file is switched off with a log entry.
 */
final class CatalogueLoader {

  /** The extension point. */
  static final String POINT = "org.postampel.check.catalogues";

  /** The system property, and in capitals with {@code _} the variable, that names more files. */
  static final String PROPERTY = "postampel.catalogues";

  private static final String INDEX = "catalogues";
  private static final String OWN = "org/postampel/check/catalogue/";
  private static final Logger LOG = System.getLogger(CatalogueLoader.class.getName());

  private static CatalogueBuilder ownRooms;

  private CatalogueLoader() {}

  /** Everything there is now. */
  static FindingsCatalogue load() {
    ClassLoader loader = CatalogueLoader.class.getClassLoader();
    List<ContributedFile> files = new ArrayList<>(ContributedFiles.all(INDEX, OWN, loader, POINT));
    files.addAll(named(System.getProperty(PROPERTY, "")));
    files.addAll(named(System.getenv().getOrDefault("POSTAMPEL_CATALOGUES", "")));
    return load(files.stream().filter(file -> !isOwn(file)).toList());
  }

  /**
   * Our rooms and these files.
   *
   * @param others contributed files, the later ones win
   */
  static FindingsCatalogue load(List<ContributedFile> others) {
    CatalogueBuilder built = ownRooms();
    FindingsCatalogue catalogue = built.build();
    for (ContributedFile file : others) {
      CatalogueBuilder extended = built.copy();
      try {
        extended.addFirst(CatalogueFile.read(file.address()));
        catalogue = extended.build();
        built = extended;
      } catch (IOException | IllegalArgumentException broken) {
        LOG.log(
            Level.WARNING,
            "The findings catalogue {0} of {1} is switched off: {2}",
            file.address(),
            file.contributor(),
            broken.getMessage());
      }
    }
    return catalogue;
  }

  /** A copy of our rooms, which are read once: nothing changes them while this class is loaded. */
  private static synchronized CatalogueBuilder ownRooms() {
    if (ownRooms == null) {
      CatalogueBuilder built = new CatalogueBuilder();
      for (ContributedFile room : own()) {
        try {
          built.addLast(CatalogueFile.read(room.address()));
        } catch (IOException e) {
          throw new UncheckedIOException(room.address() + " cannot be read", e);
        }
      }
      ownRooms = built;
    }
    return ownRooms.copy();
  }

  private static List<ContributedFile> own() {
    return ContributedFiles.indexed(INDEX, OWN, CatalogueLoader.class.getClassLoader()).stream()
        .filter(CatalogueLoader::isOwn)
        .toList();
  }

  private static boolean isOwn(ContributedFile file) {
    return file.address().getPath().contains("/" + OWN);
  }

  private static List<ContributedFile> named(String paths) {
    List<ContributedFile> files = new ArrayList<>();
    for (String path : paths.split(File.pathSeparator)) {
      if (!path.isBlank()) {
        try {
          files.add(new ContributedFile(PROPERTY, Path.of(path.strip()).toUri().toURL()));
        } catch (IOException | IllegalArgumentException e) {
          LOG.log(Level.WARNING, "The findings catalogue {0} cannot be found.", path);
        }
      }
    }
    return files;
  }
}
