package anomaly.data.catalog;

import java.util.List;

/** The data sets that come with the project, in {@code data/}. */
final class ShippedEntries {
    private static final String UCI = "CC BY 4.0 (UCI Machine Learning Repository)";
    private static final String PIMA = "not stated here for certain: once in the UCI repository, withdrawn there";
    private static final String MNIST = "not stated by its authors; widely given as CC BY-SA 3.0";
    private static final String MIT = "MIT";
    private static final String NONE = "none stated by its authors: cite them";
    private static final String FACTS = "figures only";

    private ShippedEntries() {}

    static List<Entry> all() {
        return List.of(
                entry(
                        "ionosphere",
                        "Radar returns from the ionosphere",
                        new Entry.Facts(351, 33, 126),
                        UCI,
                        "Sigillito, Wing, Hutton, Baker 1989, UCI Machine Learning Repository, doi 10.24432/C5W01B",
                        DataFile.shipped(
                                "ionosphere.csv",
                                76_386,
                                "7cf50e9a51e21ca9e24ee5585ddbbba26adfef47c4a1f303e2f939f63b84c08e")),
                entry(
                        "glass",
                        "Glass fragments from crime scenes",
                        new Entry.Facts(214, 9, 9),
                        UCI,
                        "German 1987, UCI Machine Learning Repository, doi 10.24432/C5WW2P",
                        DataFile.shipped(
                                "glass.csv",
                                9_838,
                                "2149f02ac25f885c7c5eb83c0555a9729242791a2b37c5a6386604ba570680c7")),
                entry(
                        "pima",
                        "Diabetes among Pima women",
                        new Entry.Facts(768, 8, 268),
                        PIMA,
                        "Smith, Everhart, Dickson, Knowler, Johannes 1988, Proc. Symp. Computer Applications in Medical Care",
                        DataFile.shipped(
                                "pima.csv",
                                24_614,
                                "d579e2243fd8bff59098eafc42ac88c80c1e90785d9f53f9285732c3d3d5e591")),
                entry(
                        "breastw",
                        "Breast cancer, Wisconsin 1992",
                        new Entry.Facts(683, 9, 239),
                        UCI,
                        "Wolberg 1992, UCI Machine Learning Repository, doi 10.24432/C5HP4Z",
                        DataFile.shipped(
                                "breastw.csv",
                                24_241,
                                "9ba9e61907356d2b475d6f1c153a9a16ca4126276d4c91c73645f3b05788738f")),
                entry(
                        "wdbc",
                        "Breast cancer, Wisconsin 1995 (diagnostic)",
                        new Entry.Facts(569, 30, 212),
                        UCI,
                        "Wolberg, Mangasarian, Street, Street 1995, UCI Machine Learning Repository, doi 10.24432/C5DW2B",
                        DataFile.shipped(
                                "wdbc.csv",
                                123_865,
                                "bbe6bc506fec05b65edfb905b871a229bdc97341f512e7548a9ecc6081644251")),
                entry(
                        "satellite",
                        "Landsat pixels of soil and crops",
                        new Entry.Facts(6_435, 36, 2_036),
                        UCI,
                        "Srinivasan 1993, UCI Machine Learning Repository, doi 10.24432/C55887",
                        DataFile.shipped(
                                "satellite.csv.gz",
                                101_328,
                                "09e700a8c2a22924d5449738ba9191b0a67392eabe024015e8f1f6942a8d05db")),
                entry(
                        "shuttle",
                        "Space shuttle sensors",
                        new Entry.Facts(49_097, 9, 3_511),
                        UCI,
                        "Statlog (Shuttle), UCI Machine Learning Repository, doi 10.24432/C5WS31",
                        DataFile.shipped(
                                "shuttle.csv.gz",
                                442_811,
                                "c147a92e373a61d0122633cc2a2f22023ee45dc89b6c25071b57389c2a448156")),
                entry(
                        "digits",
                        "Handwritten digits of 8 x 8 pixels",
                        new Entry.Facts(1_797, 64, 178),
                        UCI,
                        "Alpaydin, Kaynak 1998, UCI Machine Learning Repository, doi 10.24432/C50P49",
                        DataFile.shipped(
                                "digits.csv.gz",
                                53_593,
                                "0f622aac121cc3fc5d83397199887f8019d6db33381d033e73e300a2ce17c1ed")),
                entry(
                        "mnist",
                        "Handwritten digits; also makes the table mnist_tab",
                        new Entry.Facts(70_000, 784, -1),
                        MNIST,
                        "LeCun, Bottou, Bengio, Haffner 1998, doi 10.1109/5.726791",
                        DataFile.shipped(
                                "mnist/train-images-idx3-ubyte.gz",
                                9_912_422,
                                "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                        DataFile.shipped(
                                "mnist/train-labels-idx1-ubyte.gz",
                                28_881,
                                "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                        DataFile.shipped(
                                "mnist/t10k-images-idx3-ubyte.gz",
                                1_648_877,
                                "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                        DataFile.shipped(
                                "mnist/t10k-labels-idx1-ubyte.gz",
                                4_542,
                                "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
                        DataFile.shipped(
                                "mnist/odds_mnist_recipe.json",
                                7_681,
                                "6f26af039babf7904a26e1942f0f863dc27b5e705025147f239cde8239d33bbd")),
                entry(
                        "fashion-mnist-sample",
                        "Clothes: the first 2,000 test pictures of Fashion-MNIST",
                        new Entry.Facts(2_000, 784, -1),
                        MIT,
                        "Xiao, Rasul, Vollgraf 2017, arXiv 1708.07747",
                        DataFile.shipped(
                                "fashion-mnist/t10k-first2000-images-idx3-ubyte.gz",
                                877_584,
                                "a2d469e967c6f16f941e652e24b2bc5422a63b1a71325ff49da1bb5a3350b4dc"),
                        DataFile.shipped(
                                "fashion-mnist/t10k-first2000-labels-idx1-ubyte.gz",
                                1_033,
                                "09e12ea2704e7fc948433dfc4fc0c69cf8e2e18611cf6b3b80e6ad82dec4dcba")),
                entry(
                        "cifar-10-sample",
                        "Small color pictures: 200 of each class of CIFAR-10",
                        new Entry.Facts(2_000, 3_072, -1),
                        NONE,
                        "Krizhevsky 2009, Learning Multiple Layers of Features from Tiny Images, technical report, University of Toronto",
                        DataFile.shipped(
                                "cifar-10/data_batch_1_sample.bin",
                                3_073_000,
                                "bf94625ad186633dff53b4a30b754c7b996a7b52b80645eebc474f053fb420a1"),
                        DataFile.shipped(
                                "cifar-10/test_batch_sample.bin",
                                3_073_000,
                                "2874326af7bc2185faa47540a6da15a077e5b66659f8e479abb9ab628170fa86"),
                        DataFile.shipped(
                                "cifar-10/batches.meta.txt",
                                61,
                                "558e74b5e208382e186da55784b4bac2cd52e558448e1b5800990fdb28ed8033")),
                entry(
                        "creditcard-synthetic",
                        "Moments of the card-fraud data, of which a synthetic stand-in is drawn",
                        new Entry.Facts(284_807, 30, 492),
                        FACTS,
                        "Dal Pozzolo, Caelen, Johnson, Bontempi 2015, doi 10.1109/SSCI.2015.33",
                        DataFile.shipped(
                                "creditcard_stats.json",
                                15_408,
                                "1a9f2a4d3e1e02a5e8e6d7cc1be2dbfa0517018c033f77ebeca6c68fae659174")));
    }

    private static Entry entry(
            String name, String title, Entry.Facts facts, String license, String citation, DataFile... files) {
        return new Entry(name, title, List.of(files), true, facts, license, citation);
    }
}
