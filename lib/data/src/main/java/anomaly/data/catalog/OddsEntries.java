package anomaly.data.catalog;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sets of ODDS (Outlier Detection DataSets, Stony Brook) as MATLAB 5 files. Their addresses are those ODDS links to; their
 * checksums are those in circulation, of which arrhythmia, cardio, glass, ionosphere, mnist and optdigits were compared with
 * the files themselves. Rows, features and anomalies of the others are as ODDS states them.
 */
final class OddsEntries {
    private static final String TABLE = """
            annthyroid 17a1012d005f2179eca3b87c0028eb5ca807794b359c33fa1f8ca5ac846c514f aifk51owxbogwav 7200 6 534 -1
            arrhythmia e4d47e499591ae31e5d7f0cd983367092353eac240f48e14c9b36457edb3460d lmlwuspn1sey48r 452 274 66 105540
            breastw a2e3f7c7f61ddde87c4373f0c0539de996227b9659c70b3c227948ebf0c6062b g3hlnucj71kfvq4 683 9 239 -1
            cardio 5e568b6a73711012c481fa6cc984ab9c68e9a4fa44d6aeb3b43efa381c3f695b galg3ihvxklf0qi 1831 21 176 68318
            cover 39acf6da4d31f08c2c28dc047249d8cd8ccd9d6fc299d9b5a08874ac92290c98 awx8iuzbu8dkxf1 286048 10 2747 -1
            ecoli 76886bf14f549680450a0720c58b461db965f8b762a5ab4d165c03bbdcb355fc f38mquv0g08xxgp 336 7 9 -1
            glass 2c506e6e1e2ca1e82a905d10a90773151ff812c4bd969c71a12db5b2bb6e7921 iq3hjxw77gpbl7u 214 9 9 4967
            ionosphere 8ac5dfa6f47db4acdfe10615489b7f7dd015d79d5b381ce641e72baca3cfefb0 lpn4z73fico4uup 351 33 126 58517
            letter f4a229b0e2a6b0c9157ce27fa760bcbac0f948cd690b2f5d51c120e5450f2195 rt9i95h9jywrtiy 1600 32 100 -1
            lympho 031b907ecb50347720b08b38f8139d05635adeca9335a064d89d5569c27a5834 ag469ssk0lmctco 148 18 6 -1
            mnist 9479e221f236684c09f3e11c7ad124725d34ecd301b9450425e8b113368413a6 n3wurjt8v9qi6nc 7603 100 700 541898
            musk 50bbf414caceb66cfe6f6b1eb7c1ff7c6eb1e6d87173f7bb597ba55cd3dc5493 we6aqhb0m38i60t 3062 166 97 -1
            optdigits 30c664cd6f3740a173277a27cd1028d471b06f0835a9902c9712749cec58c1c4 w52ndgz5k75s514 5216 64 150 197453
            pendigits 7bc32ac83b3d583443acea8b1342a54aaa59eaedb9996af405322f473f3c22bc 1x8rzb4a0lia6t1 6870 16 156 -1
            pima b6a5be8d548b9293d6958beceb1c77055591714d25d40d957eba87808456468f mvlwu7p0nyk2a2r 768 8 268 -1
            satellite 6feac3112b9c14e1c3e60afc437f2f3d29dc1000119c9f950c628078778d6aa0 dpzxp8jyr9h93k5 6435 36 2036 -1
            satimage-2 95c37a07cea2cb201f6900d14f521510e10b6b2f0074c06ac46d3157440ec67b hckgvu9m6fs441p 5803 36 71 -1
            shuttle b6e396c92354d5dcf5036901e36dc58e2913f2d1a5e138c35a2bedf9c69db899 mk8ozgisimfn3dw 49097 9 3511 -1
            thyroid 49155d7861b977e90808faf68343ff67a67f63090c2744d514dbb67ac68e7e33 bih0e15a0fukftb 3772 6 93 -1
            vertebral 84b50b055f118f54b5c976650ccd284ab7c1adee822f8b3eb517c7e2c890d15e 5kuqb387sgvwmrb 240 6 30 -1
            vowels 51d5397bad1ceeda22b7cd44fd58125c5d603c9c2edb53aa59933330e259ac7b pa26odoq6atq9vx 1456 12 50 -1
            wbc afe6b26953cc196b9a480318c903e0edef22529c2f61bd02082438c6e70630a7 ebz9v9kdnvykzcb 378 30 21 -1
            """;

    private OddsEntries() {}

    static List<Entry> all() {
        return TABLE.lines().map(line -> entry(line.split(" "))).toList();
    }

    private static Entry entry(String... column) {
        String name = column[0];
        DataFile file = new DataFile(
                "odds-mat/" + name + ".mat",
                Long.parseLong(column[6]),
                Optional.of(Checksum.sha256(column[1])),
                Stream.of(column[2])
                        .map(key -> URI.create("https://www.dropbox.com/s/" + key + "/" + name + ".mat?dl=1"))
                        .toList(),
                Optional.empty());
        return new Entry(
                "odds-" + name,
                "ODDS " + name + " (MATLAB 5)",
                List.of(file),
                false,
                new Entry.Facts(Integer.parseInt(column[3]), Integer.parseInt(column[4]), Integer.parseInt(column[5])),
                "none stated by ODDS; that of the set's origin, mostly CC BY 4.0 (UCI)",
                "Rayana 2016, ODDS Library, Stony Brook University");
    }
}
