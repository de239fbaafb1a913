package anomaly.data.catalog;

import anomaly.data.catalog.DataFile.Archive;
import java.util.ArrayList;
import java.util.List;

/** The data sets that are fetched on request into {@code data/cache/}. */
final class DownloadEntries {
    private static final Archive CIFAR = Archive.at(
            "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
            170_052_171,
            Checksum.sha256("c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"));
    private static final Archive EMNIST = Archive.at(
            "https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip",
            561_753_746,
            Checksum.md5("58c8d27c78d21e728a6bc7b3cc06412e"));
    private static final Archive NSL_KDD =
            Archive.at("http://205.174.165.80/CICDataset/NSL-KDD/Dataset/NSL-KDD.zip", -1, null);
    private static final String FASHION = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";
    private static final String NSL_KDD_COPY = "https://raw.githubusercontent.com/defcom17/NSL_KDD/master/";
    private static final String CARD = "Database Contents License (DbCL) 1.0, as its Kaggle page states";
    private static final String CARD_CITATION = "Dal Pozzolo, Caelen, Johnson, Bontempi 2015, doi 10.1109/SSCI.2015.33";
    private static final long CIFAR_BATCH = 30_730_000;

    private DownloadEntries() {}

    static List<Entry> all() {
        return List.of(
                new Entry(
                        "cifar-10",
                        "Small color pictures of ten things",
                        cifar(),
                        false,
                        new Entry.Facts(60_000, 3072, -1),
                        "none stated by its authors: cite them",
                        "Krizhevsky 2009, Learning Multiple Layers of Features from Tiny Images, technical report,"
                                + " University of Toronto"),
                new Entry(
                        "fashion-mnist",
                        "Pictures of clothes, ten kinds",
                        fashion(),
                        false,
                        new Entry.Facts(70_000, 784, -1),
                        "MIT",
                        "Xiao, Rasul, Vollgraf 2017, arXiv 1708.07747"),
                new Entry(
                        "emnist-letters",
                        "Handwritten letters, 26 classes",
                        emnist(),
                        false,
                        new Entry.Facts(145_600, 784, -1),
                        "none stated; made by the US National Institute of Standards and Technology",
                        "Cohen, Afshar, Tapson, van Schaik 2017, arXiv 1702.05373"),
                nslKdd(
                        "nsl-kdd",
                        "Network connections, attacks against normal traffic",
                        148_517,
                        71_463,
                        file("KDDTrain+.arff", -1, null),
                        file(
                                "KDDTest+.arff",
                                3_368_090,
                                "534114283052a6593dc8a8164c7f760b9125e76af76f0d258c4ccb2e429addae")),
                nslKdd(
                        "nsl-kdd-20percent",
                        "A fifth of the training rows of NSL-KDD",
                        25_192,
                        11_743,
                        file(
                                "KDDTrain+_20Percent.arff",
                                3_750_763,
                                "e5e5bf78f93b3d0da92fac27dcc12b423e0f2b3f431e042527f156248eb89370")),
                nslKdd(
                        "nsl-kdd-test21",
                        "The harder test rows of NSL-KDD",
                        11_850,
                        9_698,
                        file(
                                "KDDTest-21.arff",
                                1_772_643,
                                "7e468b36283ababc18b5c8dd55ec1f584c7d66a53a64ca2bee910371e2af5bf1")),
                nslKdd(
                        "nsl-kdd-attacks",
                        "NSL-KDD with the name of each attack",
                        148_517,
                        71_463,
                        file("KDDTrain+.txt", -1, null),
                        file(
                                "KDDTest+.txt",
                                3_441_513,
                                "fa46b0935342616aa83b7c2578db355b6a7aaabbc492248172c7a1e8b7ab8f84")),
                new Entry(
                        "creditcard",
                        "Card payments of two days, some of them fraud",
                        List.of(DataFile.at(
                                "creditcard/creditcard.csv",
                                150_828_752,
                                Checksum.sha256("76274b691b16a6c49d3f159c883398e03ccd6d1ee12d9d8ee38f4b4b98551a89"),
                                "https://storage.googleapis.com/download.tensorflow.org/data/creditcard.csv")),
                        false,
                        new Entry.Facts(284_807, 30, 492),
                        CARD,
                        CARD_CITATION),
                new Entry(
                        "creditcard-subset",
                        "9,588 of the card payments with every fraud; from a mirror only",
                        List.of(DataFile.at(
                                "creditcard/creditcard_real_subset.csv",
                                5_063_274,
                                Checksum.sha256("ebf53ca5b9a0abed59c16aa9a1ee2e9fb6c10d9b79efcd0d6eb8a3ee6c32d04f"))),
                        false,
                        new Entry.Facts(9_588, 30, 492),
                        CARD,
                        CARD_CITATION));
    }

    private static List<DataFile> cifar() {
        String folder = "cifar-10/cifar-10-batches-bin/";
        List<DataFile> files = new ArrayList<>();
        files.add(DataFile.in(
                CIFAR,
                folder + "data_batch_1.bin",
                CIFAR_BATCH,
                Checksum.sha256("cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5")));
        for (int i = 2; i <= 5; i++) {
            files.add(DataFile.in(CIFAR, folder + "data_batch_" + i + ".bin", CIFAR_BATCH, null));
        }
        files.add(DataFile.in(
                CIFAR,
                folder + "test_batch.bin",
                CIFAR_BATCH,
                Checksum.sha256("8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b")));
        return files;
    }

    private static List<DataFile> fashion() {
        return List.of(
                fashion("train-images-idx3-ubyte.gz", 26_421_880, Checksum.md5("8d4fb7e6c68d591d4c3dfef9ec88bf0d")),
                fashion(
                        "train-labels-idx1-ubyte.gz",
                        29_515,
                        Checksum.sha256("a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845")),
                fashion(
                        "t10k-images-idx3-ubyte.gz",
                        4_422_102,
                        Checksum.sha256("346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073")),
                fashion(
                        "t10k-labels-idx1-ubyte.gz",
                        5_148,
                        Checksum.sha256("67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")));
    }

    private static DataFile fashion(String name, long size, Checksum checksum) {
        return DataFile.at("fashion-mnist/" + name, size, checksum, FASHION + name);
    }

    private static List<DataFile> emnist() {
        List<DataFile> files = new ArrayList<>();
        for (String part : List.of("train", "test")) {
            files.add(DataFile.in(EMNIST, "emnist/emnist-letters-" + part + "-images-idx3-ubyte.gz", -1, null));
            files.add(DataFile.in(EMNIST, "emnist/emnist-letters-" + part + "-labels-idx1-ubyte.gz", -1, null));
        }
        return files;
    }

    private static DataFile file(String name, long size, String sha256) {
        return DataFile.at(
                        "nsl-kdd/" + name,
                        size,
                        sha256 == null ? null : Checksum.sha256(sha256),
                        NSL_KDD_COPY + name.replace("+", "%2B"))
                .or(NSL_KDD);
    }

    private static Entry nslKdd(String name, String title, int rows, int anomalies, DataFile... files) {
        return new Entry(
                name,
                title,
                List.of(files),
                false,
                new Entry.Facts(rows, name.endsWith("attacks") ? 41 : 122, anomalies),
                "free for research with citation, as its authors ask (University of New Brunswick)",
                "Tavallaee, Bagheri, Lu, Ghorbani 2009, doi 10.1109/CISDA.2009.5356528");
    }
}
